import type { StatedTime } from './time.js';

export const PLACE_PRECISIONS = [
  'exact',
  'near',
  'settlement',
  'district',
  'region',
  'area',
  'country',
  'unknown',
] as const;

/** Where. Only the precision is required. */
export interface Place {
  readonly name: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** ISO 3166-2. */
  readonly admin1: string | null;
  /** Longitude and latitude, degrees WGS 84. */
  readonly point: readonly [number, number] | null;
  readonly precision: (typeof PLACE_PRECISIONS)[number];
}

export const OCCURRED_PRECISIONS = [
  'exact',
  'hour',
  'day',
  'days',
  'week',
  'month',
  'year',
  'unknown',
] as const;

/** The window of time that contains it. */
export interface Occurred {
  readonly from: StatedTime | null;
  readonly to: StatedTime | null;
  readonly precision: (typeof OCCURRED_PRECISIONS)[number];
}
