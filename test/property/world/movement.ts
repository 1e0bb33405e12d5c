import type { Before, Figure, FactOf } from './facts.js';
import { hasNumber, isAbove, sameBounds } from './figures.js';

/** Which way a figure moved, and how far. */

export type Direction = 'up' | 'down' | 'none' | 'unknown' | 'reported' | 'retracted';

export interface Movement {
  readonly direction: Direction;
  readonly size: { readonly absolute: number | null; readonly relative: number | null };
}

const NO_SIZE = { absolute: null, relative: null };

/** Best number against best number; where one has none, the bounds decide where they surely do. */
export function between(from: Figure, to: Figure): Movement {
  const [a, b] = [from?.best ?? null, to?.best ?? null];
  if (a !== null && b !== null) {
    const absolute = Math.abs(b - a);
    const relative = absolute === 0 ? 0 : a === 0 ? null : absolute / a;
    return { direction: b > a ? 'up' : b < a ? 'down' : 'none', size: { absolute, relative } };
  }
  return { direction: byBounds(from, to), size: NO_SIZE };
}

function byBounds(from: Figure, to: Figure): Direction {
  if (isAbove(to, from)) return 'up';
  if (isAbove(from, to)) return 'down';
  if (from === null && to === null) return 'none';
  if (from === null || to === null || !sameBounds(from, to)) return 'unknown';
  return hasNumber(to) || from.asStated === to.asStated ? 'none' : 'unknown';
}

/** Of what came into force against what was. */
export function movementOf(before: Before, entry: FactOf<'count'>): Movement {
  if (entry.does === 'retract') return { direction: 'retracted', size: NO_SIZE };
  if (before.status !== 'active') return { direction: 'reported', size: NO_SIZE };
  return between(before.figure, entry.figure ?? null);
}

/** Whether another number is said, or other words where there is none. */
export function saysOtherwise(from: Figure, to: Figure): boolean {
  return between(from, to).direction !== 'none' || !sameBounds(from, to);
}
