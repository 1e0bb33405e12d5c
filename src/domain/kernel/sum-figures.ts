import { leastOf, mostOf } from './comparing.js';
import type { Figure, StatedFigure } from './figure.js';
import { MAX_DECIMALS } from './measure.js';

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
    // Words alone say nothing of it.
    low: sumOf(known.map((figure) => leastOf(figure) ?? 0)),
    best: sumOrNull(known.map(({ best }) => best)),
    high: sumOrNull(known.map(mostOf)),
    approximate: known.some(({ approximate }) => approximate),
  };
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.every((value) => value !== null) ? sumOf(values) : null;
}

/** 0.1 and 0.2 are 0.3: no figure has more decimals, so what lies beyond them is an error of the arithmetic. */
function sumOf(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Number(sum.toFixed(MAX_DECIMALS));
}
