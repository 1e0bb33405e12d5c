/** The point that a read answers for. */
export interface At {
  /** Recorded axis: the last sequence that counts. */
  readonly sequence: number;
  /** Stated axis: the last instant that counts; null for the latest. */
  readonly statedAt: string | null;
}

/**
 * Where a page of a list in any order ends: by creation, the sequence that made the last item; in another order, the
 * value that orders it (null where it has none) and that sequence, which tells equal values apart.
 */
export type PageKey = number | readonly [value: string | number | null, created: number];

/** One page of a list: rows by creation, in order of the sequence that made them, or in an order that was asked for. */
export interface Page<Item, Key extends PageKey = number> {
  readonly items: readonly Item[];
  /** Key of the last row when there are more, else null. */
  readonly next: Key | null;
}
