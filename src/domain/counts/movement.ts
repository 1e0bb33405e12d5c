import { isAbove } from '../kernel/comparing.js';
import { BOUNDS, type Figure, type StatedFigure } from '../kernel/figure.js';
import { MAX_DECIMALS } from '../kernel/measure.js';

/**
 * Which way a count moved. `reported`: a figure comes where none was in force. `retracted`: none is in force any more.
 * `none`: the number is the same. `unknown`: there are two figures, and they do not tell.
 */
export const DIRECTIONS = ['up', 'down', 'none', 'unknown', 'reported', 'retracted'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How far a number moved, never below zero. Null where two numbers are not there to be held against each other. */
export interface Size {
  readonly absolute: number | null;
  /** Of the earlier number: 0.5 is half as much again, or half of it less. Null also where that was zero. */
  readonly relative: number | null;
}

export interface Movement {
  readonly direction: Direction;
  readonly size: Size;
}

/** What is in force of a count at a moment: nothing yet, a figure (null: not known), or a retraction. */
export type Held =
  { readonly status: 'none' | 'retracted' } | { readonly status: 'active'; readonly figure: Figure };

const NO_SIZE: Size = { absolute: null, relative: null };

/**
 * Which way and how far a count moved from what was in force to what is.
 *
 * Direction: nothing in force before is `reported`, nothing in force after is `retracted`. Of two figures, where both
 * have a best number: `up` when best' > best, `down` when best' < best, else `none`. Where one has none, the bounds
 * decide: with least = low ?? best and most = high ?? best, `up` when least' > most, `down` when least > most'. `none`
 * when low, best and high are all the same and say something, or the words are where nothing else is; and when neither
 * is known. All else is `unknown`: "at least 6" and then 7 may be no change at all.
 *
 * Size: absolute = |best' - best|, relative = absolute / best; both null unless both have a best number. From zero the
 * relative size is null, and from zero to zero it is 0.
 */
export function movementOf(before: Held, after: Held): Movement {
  if (after.status !== 'active') return { direction: 'retracted', size: NO_SIZE };
  if (before.status !== 'active') return { direction: 'reported', size: NO_SIZE };
  return movementBetween(before.figure, after.figure);
}

/** The same between two figures. */
export function movementBetween(before: Figure, after: Figure): Movement {
  const [from, to] = [before?.best ?? null, after?.best ?? null];
  if (from === null || to === null) return { direction: directionByBounds(before, after), size: NO_SIZE };
  const absolute = Number(Math.abs(to - from).toFixed(MAX_DECIMALS));
  const direction = absolute === 0 ? 'none' : to > from ? 'up' : 'down';
  return { direction, size: { absolute, relative: relativeTo(from, absolute) } };
}

/** Whether a figure says another number than the one before; of words alone, whether they are others. */
export function saysOtherwise(before: Figure, after: Figure): boolean {
  return movementBetween(before, after).direction !== 'none' || !sameBounds(before, after);
}

/** The size with its direction as a sign; null where there is no size. */
export function signed({ direction }: Movement, size: number | null): number | null {
  return size === null ? null : direction === 'down' ? -size : size;
}

function directionByBounds(before: Figure, after: Figure): Direction {
  if (isAbove(after, before)) return 'up';
  if (isAbove(before, after)) return 'down';
  if (before === null || after === null) return before === after ? 'none' : 'unknown';
  if (!sameBounds(before, after)) return 'unknown';
  return hasNumber(after) || before.asStated === after.asStated ? 'none' : 'unknown';
}

function sameBounds(before: Figure, after: Figure): boolean {
  return BOUNDS.every((bound) => (before?.[bound] ?? null) === (after?.[bound] ?? null));
}

function hasNumber(figure: StatedFigure): boolean {
  return BOUNDS.some((bound) => figure[bound] !== null);
}

function relativeTo(from: number, absolute: number): number | null {
  if (absolute === 0) return 0;
  return from === 0 ? null : absolute / from;
}
