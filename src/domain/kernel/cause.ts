/** Why a figure changed. */
export const CAUSES = [
  'developed',
  'late_report',
  'source_revised',
  'recording_error',
  'reclassified',
  'method_changed',
  'counter_rebased',
  'duplicate_merged',
  'source_retracted',
  'verified',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What each says of the figure that was there before. Scorecards of sources and warnings go by it. */
export const CAUSE_MEANINGS: Readonly<Record<Cause, string>> = {
  developed: 'it was right when it was stated, and the world moved on; no source is charged with it',
  late_report: 'it was so then already, and was learned later',
  source_revised: 'the publisher changed it, and why is not known',
  recording_error: 'a slip of the ledger or of who carried the statement; no source is charged with it',
  reclassified: 'what was counted belongs to another group or measure',
  method_changed: 'the source counts in another way; what follows is not held against what went before',
  counter_rebased: 'the source began to count anew; what follows is not held against what went before',
  duplicate_merged: 'something had been counted twice',
  source_retracted: 'the source took it back',
  verified: 'it was checked, and is known better now',
};

/** Whether what comes after is not to be held against what came before: the counter or the method began anew. */
export function breaksSeries(cause: Cause | null): boolean {
  return cause === 'counter_rebased' || cause === 'method_changed';
}
