/** The point that a read answers for. */
export interface At {
  /** Recorded axis: the last sequence that counts. */
  readonly sequence: number;
  /** Stated axis: the last instant that counts; null for the latest. */
  readonly statedAt: string | null;
}

/** One page of a list: rows by creation, in order of the sequence that made them. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Key of the last row when there are more, else null. */
  readonly next: number | null;
}
