/** What one transaction of a log answered. */
export interface Commit {
  readonly appends: number;
  /** Of all these appends, those that were refused too. */
  readonly events: number;
}
