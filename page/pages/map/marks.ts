import { countryInWords, precisionInWords } from '../../wording/codes.js';
import { placeInWords } from '../../wording/place.js';
import type { MarkKind, Shaded, Spot } from './places.js';

const RADII: Readonly<Record<MarkKind, number>> = { exact: 5, near: 6, settlement: 6, wide: 18 };
const MOST_MORE = 10;

/** Pixels. It grows slowly with the number of strikes at the spot, so that many do not hide what is beside them. */
export function radiusOf({
  kind,
  strikes,
}: Pick<Spot, 'kind'> & { readonly strikes: { readonly length: number } }): number {
  return RADII[kind] + Math.min(MOST_MORE, 2 * Math.log2(strikes.length));
}

export function strikesInWords(count: number): string {
  return count === 1 ? 'One strike' : `${count} strikes`;
}

/** What a mark says when somebody points at it. */
export function spotInWords({ strikes }: Spot): string {
  const [first] = strikes;
  if (!first) return '';
  const where = [placeInWords(first.place), precisionInWords(first.place.precision)]
    .filter(Boolean)
    .join(', ');
  return strikes.length === 1 ? `${first.title} (${where})` : `${strikesInWords(strikes.length)}: ${where}`;
}

export function shadedInWords({ country, strikes }: Shaded): string {
  return `${strikesInWords(strikes.length)} somewhere in ${countryInWords(country)}, without a point`;
}
