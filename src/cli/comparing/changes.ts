import type { ShownFigure } from '../terminal/words.js';

/** A change of a count, as the ledger answers it. */
export interface Change {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly statedAt: string;
  readonly countId: string;
  readonly family: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly measure: string;
  readonly group: string;
  readonly period: string | null;
  readonly revision: number;
  readonly type: string;
  readonly status: string;
  readonly figure?: ShownFigure | null;
  readonly previousStatus: string;
  readonly previous?: ShownFigure | null;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly sourceId: string;
  readonly actor: string;
}

/** What a count was before some changes and is after them. */
export interface CountChanges {
  readonly path: string;
  readonly changes: readonly Change[];
}

/** Changes by the count that they are of, in the order in which the counts first changed. */
export function byCount(changes: Iterable<Change>): CountChanges[] {
  const counts = Map.groupBy(changes, ({ family, countId }) => `/${family}-counts/${countId}`);
  return [...counts].map(([path, its]) => ({ path, changes: its }));
}
