import type { Accumulation, Measure } from '../kernel/measure.js';

/** Two measures of one subject, group and period of which one is part of the other. Broken, it is a warning. */
export interface OrderRule {
  readonly lesser: string;
  readonly greater: string;
}

/** A kind of counts. One row here is all that a family needs. */
export interface Family {
  /** Code on the wire: path `/v1/<code>-counts`, event types, command names. */
  readonly code: string;
  readonly label: string;
  readonly measures: Readonly<Record<string, Measure>>;
  readonly orders: readonly OrderRule[];
}

const counted = (unit: string, accumulation: Accumulation): Measure => ({
  unit,
  accumulation,
  basis: 'reported',
  decimals: 0,
});

export const FAMILIES: readonly Family[] = [
  {
    code: 'casualty',
    label: 'Casualty counts',
    measures: {
      killed: counted('people', 'period'),
      injured: counted('people', 'period'),
      missing: counted('people', 'level'),
      detained: counted('people', 'level'),
      killed_cumulative: counted('people', 'cumulative'),
      injured_cumulative: counted('people', 'cumulative'),
      missing_cumulative: counted('people', 'cumulative'),
      detained_cumulative: counted('people', 'cumulative'),
    },
    orders: [],
  },
  {
    code: 'munitions',
    label: 'Munitions counts',
    measures: {
      launched: counted('munitions', 'period'),
      intercepted: counted('munitions', 'period'),
      impacted: counted('munitions', 'period'),
      lost: counted('munitions', 'period'),
    },
    orders: ['intercepted', 'impacted', 'lost'].map((lesser) => ({ lesser, greater: 'launched' })),
  },
  {
    code: 'rescue',
    label: 'Rescue counts',
    measures: { rescued: counted('people', 'period'), evacuated: counted('people', 'period') },
    orders: [],
  },
  {
    code: 'displacement',
    label: 'Displacement counts',
    measures: {
      displaced: counted('people', 'level'),
      returned: counted('people', 'period'),
      under_threat: counted('people', 'level'),
    },
    orders: [],
  },
  {
    code: 'damage',
    label: 'Damage counts',
    measures: { destroyed: counted('objects', 'period'), damaged: counted('objects', 'period') },
    orders: [],
  },
  {
    code: 'disruption',
    label: 'Disruption counts',
    measures: {
      closed: counted('facilities', 'level'),
      without_power: counted('people', 'level'),
      suspended: counted('facilities', 'level'),
    },
    orders: [],
  },
];

/** The family with that code, if there is one. */
export function findFamily(code: string): Family | undefined {
  return FAMILIES.find((family) => family.code === code);
}

/** The measure of a family with that code, if there is one. */
export function findMeasure({ measures }: Family, code: string): Measure | undefined {
  return Object.hasOwn(measures, code) ? measures[code] : undefined;
}

/** `CasualtyCount`: how commands name a family's counts. */
export function countNoun(family: string): string {
  const words = family.split('_').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join('')}Count`;
}
