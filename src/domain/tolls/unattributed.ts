import type { FigureSum } from '../kernel/sum-figures.js';

/** No part has a figure: they account for nothing. */
const NOTHING: FigureSum = { low: 0, best: 0, high: 0, approximate: false };

/**
 * What of a whole no part accounts for: at least what the whole is at least above what the parts are at most, nothing
 * when that is open; at most what the whole is at most above what they are at least.
 * @param parts their sum; null when no part has a figure
 */
export function unattributed(whole: FigureSum, parts: FigureSum | null): FigureSum {
  const sum = parts ?? NOTHING;
  return {
    low: sum.high === null ? 0 : above(whole.low, sum.high),
    best: whole.best === null || sum.best === null ? null : above(whole.best, sum.best),
    high: whole.high === null ? null : above(whole.high, sum.low),
    approximate: whole.approximate || sum.approximate,
  };
}

/** Whether parts surely make more than their whole. */
export function exceeds(parts: FigureSum | null, whole: FigureSum): boolean {
  return parts !== null && whole.high !== null && parts.low > whole.high;
}

function above(one: number, other: number): number {
  return Math.max(0, one - other);
}
