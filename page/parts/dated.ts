/** A day, and a time of that day where it is known. */
export interface Dated {
  readonly date: string;
  /** In UTC; empty: some time that day. */
  readonly time: string;
}

/** As the ledger takes it: a date, or an instant. */
export function statedAtOf({ date, time }: Dated): string {
  return time === '' ? date : `${date}T${time.length === 5 ? `${time}:00` : time}Z`;
}
