import type { ShownFigure } from '../terminal/words.js';

/** One entry of a count's history, as the ledger answers it. */
export interface Entry {
  readonly revision: number;
  readonly type: string;
  readonly sequence: number;
  readonly recordedAt: string;
  readonly statedAt: string | null;
  readonly effectiveAt: string | null;
  readonly actor: string;
  readonly sourceId: string | null;
  readonly status?: string;
  readonly figure?: ShownFigure | null;
  readonly lastFigure?: ShownFigure | null;
  /** Only of what changes the figure. */
  readonly previousStatus?: string;
  readonly previous?: ShownFigure | null;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly note: string | null;
}

/** A count, as the ledger answers it. */
export interface Count {
  readonly id: string;
  readonly family: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly measure: string;
  readonly group: string;
  readonly period: string | null;
  readonly unit: string;
  readonly status: string;
  readonly revision: number;
  readonly figureRevision: number;
  readonly figure?: ShownFigure | null;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  readonly openCorrections: number;
  readonly asOf: {
    readonly sequence: number;
    readonly recordedAt: string | null;
    readonly statedAt: string | null;
  };
}

/** The entries that set figure or status, in stated order: each is in force from its place on, until the next one. */
export function entriesInForce(entries: readonly Entry[]): Entry[] {
  return entries
    .filter(({ effectiveAt, previousStatus }) => effectiveAt !== null && previousStatus !== undefined)
    .toSorted((a, b) => compare(a.effectiveAt ?? '', b.effectiveAt ?? '') || a.sequence - b.sequence);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
