import { COUNTRY_CODES } from './country-numbers.js';
import { countryInWords } from './codes.js';

/** All countries by code and name, in the order of their names. */
export const COUNTRIES: readonly (readonly [code: string, name: string])[] = COUNTRY_CODES.map(
  (code) => [code, countryInWords(code)] as const,
).sort(([, one], [, other]) => one.localeCompare(other));
