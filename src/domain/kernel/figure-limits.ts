import { BOUNDS, type Figure } from './figure.js';

/** The largest figure that JSON readers everywhere keep exactly. */
export const MAX_FIGURE = 2 ** 53 - 1;

/** The most characters that a source's own words have in a figure. */
export const MAX_AS_STATED = 500;

/**
 * What of a figure cannot be held with so many decimals: those, and what is below zero or beyond 2^53 - 1.
 * @param at where the figure stands in the body, RFC 6901
 */
export function figureErrors(
  figure: Figure,
  decimals: number,
  at = '/figure',
): { readonly pointer: string; readonly detail: string }[] {
  if (figure === null) return [];
  return BOUNDS.flatMap((bound) => {
    const detail = figure[bound] === null ? null : problemOf(figure[bound], decimals);
    return detail === null ? [] : [{ pointer: `${at}/${bound}`, detail }];
  });
}

function problemOf(value: number, decimals: number): string | null {
  if (!(value >= 0 && value <= MAX_FIGURE)) return `must be from 0 to ${MAX_FIGURE}`;
  if (decimals === 0) return Number.isInteger(value) ? null : 'must be a whole number';
  return Number(value.toFixed(decimals)) === value ? null : `may have ${decimals} decimal places`;
}
