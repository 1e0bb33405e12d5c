import { leastOf, mostOf, numbersAbove } from '../kernel/comparing.js';
import { BOUNDS, type Figure, type StatedFigure } from '../kernel/figure.js';
import { type Size, sizeOf } from './size.js';

/** What figures allow: from the least to the most, which is null where it is open. */
interface Interval {
  readonly low: number;
  readonly high: number | null;
  readonly best: number | null;
}

/** How claims of one count differ: in what they allow nothing is common to all (`disjoint`), or something is. */
export interface ClaimsDiffer {
  readonly disjoint: boolean;
  /** Of disjoint ones the gap; else the most that two of them give for one bound, or for the number itself. */
  readonly size: Size;
}

/** Null where they agree, or say too little to differ: words alone and what is not known are no number. */
export function claimsDiffer(figures: readonly Figure[]): ClaimsDiffer | null {
  const intervals = figures.flatMap((figure) => intervalOf(figure) ?? []);
  if (intervals.length < 2) return null;
  const lows = intervals.map(({ low }) => low);
  const highs = intervals.flatMap(({ high }) => high ?? []);
  const bests = intervals.flatMap(({ best }) => best ?? []);
  const [highestLow, lowestHigh] = [Math.max(...lows), Math.min(...highs)];
  if (highestLow > lowestHigh) {
    return { disjoint: true, size: sizeOf(highestLow - lowestHigh, highestLow) };
  }
  const spread = Math.max(spreadOf(lows), spreadOf(highs), spreadOf(bests));
  if (spread === 0) return null;
  return { disjoint: false, size: sizeOf(spread, Math.max(...lows, ...highs, ...bests)) };
}

/** By how much parts surely make more than their whole; null where they need not. */
export function partsExceed(whole: Figure, parts: readonly Figure[]): Size | null {
  const most = whole && mostOf(whole);
  if (most === null) return null;
  const least = parts.reduce((sum, part) => sum + ((part && leastOf(part)) ?? 0), 0);
  return least > most ? sizeOf(least - most, least) : null;
}

/** By how much a figure is above one that it should not be above; null where it is not, or need not be. */
export function aboveBy(one: Figure, other: Figure): Size | null {
  const numbers = numbersAbove(one, other);
  if (!numbers) return null;
  const [more, less] = numbers;
  return sizeOf(more - less, more);
}

/** By how much a figure breaks low <= best <= high, at the most; null where it does not. */
export function boundsDisordered(figure: Figure): Size | null {
  if (figure === null) return null;
  const given = BOUNDS.flatMap((bound) => figure[bound] ?? []);
  const drops = given.flatMap((lower, index) =>
    given.slice(index + 1).map((upper) => sizeOf(Math.max(0, lower - upper), lower)),
  );
  const worst = drops.sort((a, b) => b.absolute - a.absolute)[0];
  return worst && worst.absolute > 0 ? worst : null;
}

/** Bounds that are the wrong way round are taken the other way: that they are so is another discrepancy. */
function intervalOf(figure: Figure): Interval | null {
  if (figure === null || !hasNumber(figure)) return null;
  const [least, most] = [leastOf(figure) ?? 0, mostOf(figure)];
  const { best } = figure;
  if (most === null) return { low: least, high: null, best };
  return { low: Math.min(least, most), high: Math.max(least, most), best };
}

function hasNumber(figure: StatedFigure): boolean {
  return BOUNDS.some((bound) => figure[bound] !== null);
}

function spreadOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}
