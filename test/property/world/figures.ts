import type { Figure } from './facts.js';

/** What figures say, as the API defines it. */

const BOUNDS = ['low', 'best', 'high'] as const;

/** L = low ?? best; null says nothing. */
export const leastOf = (figure: Figure) => figure?.low ?? figure?.best ?? null;
/** H = high ?? best; null is open. */
export const mostOf = (figure: Figure) => figure?.high ?? figure?.best ?? null;

/** Best against best; else surely above, whatever the bounds leave open. */
export function isAbove(one: Figure, other: Figure): boolean {
  if (one?.best != null && other?.best != null) return one.best > other.best;
  const [least, most] = [leastOf(one), mostOf(other)];
  return least !== null && most !== null && least > most;
}

/** How often neighbours among the given bounds are the wrong way round. */
export function disorders(figure: Figure): number {
  const given = BOUNDS.map((bound) => figure?.[bound] ?? null).filter((value) => value !== null);
  return given.filter((value, index) => index > 0 && (given[index - 1] ?? 0) > value).length;
}

export function sameBounds(a: Figure, b: Figure): boolean {
  return BOUNDS.every((bound) => (a?.[bound] ?? null) === (b?.[bound] ?? null));
}

export function hasNumber(figure: Figure): boolean {
  return BOUNDS.some((bound) => (figure?.[bound] ?? null) !== null);
}

export interface Sum {
  readonly low: number;
  readonly best: number | null;
  readonly high: number | null;
  readonly approximate: boolean;
}

/** Low sums what each is at least, high what each is at most while none is open, best only where each has one. */
export function sumOf(figures: readonly Figure[]): Sum | null {
  const known = figures.filter((figure) => figure !== null);
  if (known.length === 0) return null;
  let [low, approximate] = [0, false];
  let [best, high]: [number | null, number | null] = [0, 0];
  for (const figure of known) {
    const most = mostOf(figure);
    low += leastOf(figure) ?? 0;
    best = best === null || figure.best === null ? null : best + figure.best;
    high = high === null || most === null ? null : high + most;
    approximate ||= figure.approximate;
  }
  return { low, best, high, approximate };
}
