import type { Cause } from '../kernel/cause.js';
import type { Figure } from '../kernel/figure.js';
import type { Period } from '../kernel/period.js';
import type { StatedTime } from '../kernel/time.js';

/** The same quantity in another period. */
export interface Neighbour {
  readonly period: Period;
  readonly figure: Figure;
}

/**
 * What a decision about a count is told of the rest of the ledger, as it is at that moment. Only warnings look at it:
 * figures of others are in force, neither retracted nor, where a sum is made of them, counted twice.
 */
export interface Surroundings {
  /** Reliability of the source that states, A to F; null when it was never graded. */
  readonly reliability: string | null;
  /** When the strike that it is about occurred, at the earliest; null when that is not known. */
  readonly occurredFrom: StatedTime | null;
  /** The cause of the notice that the command names; null when it names none. */
  readonly noticeCause: Cause | null;
  /** The nearest periods of a cumulative measure, none of them beyond a break of the series. */
  readonly earlier: Neighbour | null;
  readonly later: Neighbour | null;
  /** Other measures of the same subject, group and period that a rule of the family orders against this one. */
  readonly measures: readonly { readonly measure: string; readonly figure: Figure }[];
  /** What this quantity contains: the figures of each such list, together, cannot be above it. */
  readonly contains: readonly { readonly name: string; readonly figures: readonly Figure[] }[];
  /** What contains this quantity, each with the figures of what it contains besides. */
  readonly within: readonly {
    readonly name: string;
    readonly figure: Figure;
    readonly others: readonly Figure[];
  }[];
}

/** Nothing is known of anything else. */
export const NOTHING_AROUND: Surroundings = {
  reliability: null,
  occurredFrom: null,
  noticeCause: null,
  earlier: null,
  later: null,
  measures: [],
  contains: [],
  within: [],
};
