import type { Cause } from '../../../src/domain/kernel/cause.js';
import type { Occurred, Place } from './facts.js';

/** What histories are made of. Few of each, so that they meet. */

export interface Kind {
  readonly family: string;
  readonly measure: string;
  readonly group: string;
}

export const GRADES = ['A', 'B', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];

/** Early and late, days and instants, also the very end of a day. */
export const STATED = [
  '2025-10-19',
  '2025-10-21T23:59:59.999Z',
  '2025-10-21',
  '2025-10-22T06:00:00.000Z',
  '2025-10-22',
  '2025-10-23T00:00:00.000Z',
  '2025-10-25',
] as const;

/** Times on the stated axis to read as of, before, at and between those. */
export const MOMENTS = [
  '2025-10-18T00:00:00.000Z',
  '2025-10-19T23:59:59.998Z',
  '2025-10-19T23:59:59.999Z',
  '2025-10-21T23:59:59.999Z',
  '2025-10-22T05:59:59.999Z',
  '2025-10-22T06:00:00.000Z',
  '2025-10-22T23:59:59.999Z',
  '2025-10-23T00:00:00.000Z',
  '2025-10-25T12:00:00.000Z',
] as const;

export const PLACES: readonly Place[] = [
  { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', point: [36.25, 50], precision: 'settlement' },
  { name: 'Odesa', country: 'UA', admin1: 'UA-51', point: null, precision: 'region' },
  { name: 'Hama', country: 'SY', admin1: null, point: [36.75, 35.125], precision: 'settlement' },
  { name: null, country: null, admin1: null, point: null, precision: 'unknown' },
];
export const OCCURRED: readonly Occurred[] = [
  { from: '2025-10-18', to: null, precision: 'day' },
  { from: '2025-10-21T22:00:00.000Z', to: '2025-10-22T03:00:00.000Z', precision: 'hour' },
  { from: '2025-10-01', to: null, precision: 'month' },
  { from: '2025-09-28', to: '2025-10-04', precision: 'days' },
  { from: '2025-10-20', to: null, precision: 'week' },
  { from: '2025-03-01', to: null, precision: 'year' },
  { from: null, to: '2025-10-20', precision: 'unknown' },
  { from: null, to: null, precision: 'unknown' },
];
export const KINDS: readonly Kind[] = [
  ...['all', 'all', 'all', 'children', 'adults', 'women', 'volunteers'].map((group) => ({
    family: 'casualty',
    measure: 'killed',
    group,
  })),
  { family: 'casualty', measure: 'injured', group: 'all' },
  { family: 'casualty', measure: 'killed_cumulative', group: 'all' },
  { family: 'casualty', measure: 'missing', group: 'all' },
  ...['all', 'drones', 'strike_drones'].map((group) => ({ family: 'munitions', measure: 'launched', group })),
  ...['all', 'drones'].map((group) => ({ family: 'munitions', measure: 'intercepted', group })),
];
/** Levels, and what is counted since a start. */
export const isNotAdded = (measure: string) => ['killed_cumulative', 'missing'].includes(measure);
export const PERIODS = ['2025-10-22', '2025-10-20/2025-10-26', '2025-10', '2025'] as const;
export const ATTACKERS = ['north', 'south'] as const;
export const CAUSES: readonly Cause[] = [
  'source_revised',
  'developed',
  'recording_error',
  'method_changed',
  'late_report',
];
