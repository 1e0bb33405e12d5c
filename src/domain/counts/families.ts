/** How a measure behaves over time: counted in its period, counted since a start, or a level at a moment. */
export type Accumulation = 'period' | 'cumulative' | 'level';

export interface Measure {
  readonly unit: string;
  readonly accumulation: Accumulation;
  /** Decimal places that its figures may have. */
  readonly decimals: number;
}

/** A kind of counts. One row here is all that a family needs. */
export interface Family {
  /** Code on the wire: path `/v1/<code>-counts`, event types, command names. */
  readonly code: string;
  readonly label: string;
  readonly measures: Readonly<Record<string, Measure>>;
}

const people = (accumulation: Accumulation): Measure => ({ unit: 'people', accumulation, decimals: 0 });

export const FAMILIES: readonly Family[] = [
  {
    code: 'casualty',
    label: 'Casualty counts',
    measures: {
      killed: people('period'),
      injured: people('period'),
      missing: people('level'),
      detained: people('level'),
      killed_cumulative: people('cumulative'),
      injured_cumulative: people('cumulative'),
      missing_cumulative: people('cumulative'),
      detained_cumulative: people('cumulative'),
    },
  },
];

/** The family with that code, if there is one. */
export function findFamily(code: string): Family | undefined {
  return FAMILIES.find((family) => family.code === code);
}

/** `CasualtyCount`: how commands name a family's counts. */
export function countNoun(family: string): string {
  const words = family.split('_').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join('')}Count`;
}
