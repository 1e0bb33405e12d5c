import type { Figure, StatedFigure } from './figure.js';

/** What several figures come to. `null` as a bound: it is open, or the sum of what is itself not known. */
export interface FigureSum {
  readonly low: number;
  readonly best: number | null;
  readonly high: number | null;
  /** At least one of them was said to be. */
  readonly approximate: boolean;
}

/**
 * Adds figures: at least what each is at least; at most what each is at most, and open as soon as one is; the number
 * itself only when each has one. Unknown figures add nothing. Null when there is none to add.
 */
export function sumFigures(figures: readonly Figure[]): FigureSum | null {
  const known = figures.filter((figure): figure is StatedFigure => figure !== null);
  if (known.length === 0) return null;
  return {
    low: known.reduce((sum, figure) => sum + leastOf(figure), 0),
    best: sumOrNull(known.map(({ best }) => best)),
    high: sumOrNull(known.map(mostOf)),
    approximate: known.some(({ approximate }) => approximate),
  };
}

/** What a figure is at least: words alone say nothing of it. */
export function leastOf({ low, best }: StatedFigure): number {
  return low ?? best ?? 0;
}

/** What a figure is at most; null when it is open. */
export function mostOf({ high, best }: StatedFigure): number | null {
  return high ?? best;
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
