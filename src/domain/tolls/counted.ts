import type { Figure, StatedFigure } from '../kernel/figure.js';
import type { Period } from '../kernel/period.js';
import type { Warning } from '../kernel/warning.js';
import type { Window } from './windows.js';

/** A count as of a point, as far as adding looks at it. */
export interface Counted {
  readonly id: string;
  /** Of the entry in force. */
  readonly revision: number;
  readonly group: string;
  readonly period: Period | null;
  readonly status: 'active' | 'retracted';
  /** Null when it is not known, and when the count is retracted. */
  readonly figure: Figure;
  /** Who stated the entry in force. */
  readonly sourceId: string;
}

/** A count whose figure is added. */
export interface Input extends Counted {
  readonly figure: StatedFigure;
}

/** What counts are about, as of a point. What is not known of it, or has no place in its kind, is null. */
export interface TollSubject {
  readonly id: string;
  readonly status: 'active' | 'retracted';
  readonly country: string | null;
  readonly admin1: string | null;
  readonly attacker: string | null;
  /** When it occurred. */
  readonly window: Window | null;
}

/**
 * Why a count is left out: it is `retracted`, its figure is `unknown`, its strike is retracted (`strike-retracted`); a
 * wider period of it counts (`inside`), one inside of a bucket does (`spans-buckets`), a later level does
 * (`earlier-period`); it lies `partly-inside` the range, or nobody knows when (`undated`); its whole has a count of its
 * own (`in-whole`); where groups are added, it is of `another-scheme` than those, or of none (`no-scheme`).
 */
export const REASONS_TO_LEAVE = [
  'retracted',
  'unknown',
  'strike-retracted',
  'inside',
  'spans-buckets',
  'earlier-period',
  'partly-inside',
  'undated',
  'in-whole',
  'another-scheme',
  'no-scheme',
] as const;
export type Why = (typeof REASONS_TO_LEAVE)[number];

/** A count that is left out. */
export interface LeftOut {
  readonly count: Counted;
  readonly why: Why;
}

/** What a subject's own counts come to, its parts apart. */
export interface Own {
  /** Their figures add up to what the subject is counted with; none: it has no count of its own. */
  readonly inputs: readonly Input[];
  readonly left: readonly LeftOut[];
  readonly warnings: readonly Warning[];
}
