import type { Place } from '../ledger/answers.js';
import { countryInWords } from './codes.js';
import { regionInWords } from './regions.js';

/** Where something is, from the nearest name outwards: Kharkiv, Kharkiv region, Ukraine. Empty: nothing is known. */
export function placeInWords({ name, admin1, country }: Place): string {
  const region = admin1 === null ? null : regionInWords(admin1);
  const land = country === null ? null : countryInWords(country);
  const said = [name, region, land].filter((part): part is string => part !== null);
  // A name that says the region or the country too says it once.
  return said
    .filter((part, index) => index === 0 || !said[0]?.includes(part.replace(/ city$/, '')))
    .join(', ');
}

const DIRECTIONS = { lat: ['N', 'S'], lon: ['E', 'W'] } as const;

/** 49.99° N, 36.23° E */
export function pointInWords([lon, lat]: readonly [number, number]): string {
  const said = (value: number, [plus, minus]: readonly [string, string]) =>
    `${Math.abs(Number(value.toFixed(4)))}° ${value < 0 ? minus : plus}`;
  return `${said(lat, DIRECTIONS.lat)}, ${said(lon, DIRECTIONS.lon)}`;
}
