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
