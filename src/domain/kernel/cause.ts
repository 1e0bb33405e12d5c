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

/** Whether what comes after is not to be held against what came before: the counter or the method began anew. */
export function breaksSeries(cause: Cause | null): boolean {
  return cause === 'counter_rebased' || cause === 'method_changed';
}
