import type { Cause } from '../kernel/cause.js';
import { nearestRank } from '../kernel/nearest-rank.js';
import type { Instant } from '../kernel/time.js';
import type { Direction } from './movement.js';

/** That something which was said was followed by something else. */
export interface Revising {
  /** Null where none was given: an adoption, a claim that takes the place of an older one, a report again. */
  readonly cause: Cause | null;
  /** Days from the statement that is revised to the one that revises it. */
  readonly lag: number;
  readonly direction: Direction;
  /** How far the best number moved, below zero when it fell; null where there is none to compare. */
  readonly drift: number | null;
  /** The same, of the earlier number. */
  readonly relativeDrift: number | null;
}

/** How often each cause was given. */
export interface CauseShare {
  readonly cause: Cause | null;
  readonly revisions: number;
}

/** What revisions come to. Shares, lags and drift are null where there is nothing to make them of. */
export interface Volatility {
  /** Those that are held against what was said: neither of the next two. */
  readonly revised: number;
  /** Followed because the world moved on: right when stated. */
  readonly developed: number;
  /** Set right because the ledger or a carrier slipped (`recording_error`): the source said it right. */
  readonly slips: number;
  readonly revisedShare: number | null;
  readonly lagDays: { readonly median: number; readonly p90: number } | null;
  readonly directions: Readonly<Record<Direction, number>>;
  readonly share: { readonly up: number; readonly down: number } | null;
  readonly netDrift: { readonly absolute: number | null; readonly relative: number | null };
  /** All revisions, those that are not held against anybody too; the most frequent first. */
  readonly byCause: readonly CauseShare[];
}

const DAY_MS = 86_400_000;
const NO_DIRECTIONS: Readonly<Record<Direction, number>> = {
  up: 0,
  down: 0,
  none: 0,
  unknown: 0,
  reported: 0,
  retracted: 0,
};

/**
 * Days from one instant to another, to the thousandth; 0 where the second comes first: what was said before is no later.
 */
export function daysBetween(from: Instant, to: Instant): number {
  return rounded(Math.max(0, Date.parse(to) - Date.parse(from)) / DAY_MS, 3);
}

/**
 * What revisions of a number of statements come to.
 *
 * A revision is held against what it revises unless its cause is `developed` or `recording_error`; R are those that are.
 * - revised = |R|, developed and slips = how many have these causes; revisedShare = revised / said
 * - lagDays: median and 90th percentile of lag over R, by nearest rank: of n lags in order the ceil(p * n)-th
 * - share.up = up / |R|, share.down = down / |R|
 * - netDrift.absolute = sum of best' - best over R where both are there; null unless all are of one measure
 * - netDrift.relative = mean of (best' - best) / best over R where both are there and best is not zero
 * - byCause counts all revisions
 *
 * @param said of how many statements these are the revisions
 * @param addable whether all are of one measure, so that their numbers may be added
 */
export function volatilityOf(said: number, revisions: readonly Revising[], addable: boolean): Volatility {
  const held = revisions.filter(({ cause }) => isHeldAgainst(cause));
  const directions = countDirections(held);
  return {
    revised: held.length,
    developed: revisions.filter(({ cause }) => cause === 'developed').length,
    slips: revisions.filter(({ cause }) => cause === 'recording_error').length,
    revisedShare: said === 0 ? null : held.length / said,
    lagDays: lagsOf(held),
    directions,
    share:
      held.length === 0 ? null : { up: directions.up / held.length, down: directions.down / held.length },
    netDrift: {
      absolute: addable ? sumOf(given(held.map(({ drift }) => drift))) : null,
      relative: meanOf(given(held.map(({ relativeDrift }) => relativeDrift))),
    },
    byCause: countCauses(revisions),
  };
}

/** Whether a revision speaks against what it revises. */
function isHeldAgainst(cause: Cause | null): boolean {
  return cause !== 'developed' && cause !== 'recording_error';
}

function countDirections(revisions: readonly Revising[]): Readonly<Record<Direction, number>> {
  const counted = { ...NO_DIRECTIONS };
  for (const { direction } of revisions) counted[direction] += 1;
  return counted;
}

function lagsOf(revisions: readonly Revising[]): Volatility['lagDays'] {
  if (revisions.length === 0) return null;
  const lags = revisions.map(({ lag }) => lag).sort((a, b) => a - b);
  return { median: nearestRank(lags, 0.5), p90: nearestRank(lags, 0.9) };
}

function countCauses(revisions: readonly Revising[]): CauseShare[] {
  const byCause = Map.groupBy(revisions, ({ cause }) => cause);
  return [...byCause]
    .map(([cause, same]) => ({ cause, revisions: same.length }))
    .sort((a, b) => b.revisions - a.revisions || ((a.cause ?? '') < (b.cause ?? '') ? -1 : 1));
}

function given(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function sumOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return rounded(
    values.reduce((sum, value) => sum + value, 0),
    6,
  );
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
