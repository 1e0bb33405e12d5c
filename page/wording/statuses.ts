import { strikeStatusInWords } from './codes.js';

/** What the status of a strike may be, from the least to the most borne out, with its words. */
export const STRIKE_STATUSES_IN_ORDER: readonly (readonly [status: string, words: string])[] = [
  'claimed',
  'partially_corroborated',
  'corroborated',
  'disputed',
  'retracted',
].map((status) => [status, strikeStatusInWords(status)] as const);
