import * as fc from 'fast-check';
import { aTable, type DrawnTable } from './drawn-tables.js';

/** What somebody who is no series does to a count of the killed. */
export interface Act {
  readonly do: 'report' | 'amend' | 'retract' | 'claim' | 'adopt' | 'takeBack';
  readonly day: string;
  readonly sex: string;
  readonly statedAt: string;
  readonly killed: number;
  /** Which claim, of those that there are. */
  readonly which: number;
  /** Of an amendment: whether it sets the first entry right. */
  readonly corrects: boolean;
}

/** A table of a series, by its place in stated order. */
export interface Arrival {
  readonly do: 'put';
  readonly of: SeriesName;
  readonly at: number;
}

export type SeriesName = 'daily' | 'weekly';
export type Step = Act | Arrival | { readonly do: 'rename' };

/** What two publishers published, in stated order, and what happens in which order. */
export interface Drawn {
  readonly tables: Readonly<Record<SeriesName, readonly DrawnTable[]>>;
  readonly steps: readonly Step[];
}

/** When the tables were published, instants and dates. */
export const TIMES: Readonly<Record<SeriesName, readonly string[]>> = {
  daily: [
    '2024-01-02T12:00:00Z',
    '2024-01-03',
    '2024-01-04T00:00:00.000Z',
    '2024-01-04T12:00:00+05:00',
    '2024-01-05',
  ],
  weekly: ['2024-01-03T06:00:00Z', '2024-01-04T09:00:00Z'],
};

const anAct: fc.Arbitrary<Act> = fc.record({
  do: fc.constantFrom('report', 'amend', 'amend', 'retract', 'claim', 'claim', 'adopt', 'adopt', 'takeBack'),
  day: fc.constantFrom('2023-10-07', '2023-10-08'),
  sex: fc.constantFrom('Women', 'Men'),
  statedAt: fc.constantFrom('2024-01-01', '2024-01-03T12:00:00Z', '2024-01-04T08:00:00Z', '2024-01-06'),
  killed: fc.integer({ min: 100, max: 110 }),
  which: fc.nat(5),
  corrects: fc.boolean(),
});

const tablesOf = (series: SeriesName, minLength: number) =>
  fc.array(aTable, { minLength, maxLength: TIMES[series].length });

export const aDrawnHistory: fc.Arbitrary<Drawn> = fc
  .record({
    daily: tablesOf('daily', 2),
    weekly: tablesOf('weekly', 0),
    acts: fc.array(anAct, { maxLength: 8 }),
    again: fc.array(fc.nat(4), { maxLength: 2 }),
  })
  .chain(({ daily, weekly, acts, again }) => {
    const arrivals = [
      ...daily.map((_, at): Step => ({ do: 'put', of: 'daily', at })),
      ...weekly.map((_, at): Step => ({ do: 'put', of: 'weekly', at })),
    ];
    const repeated = again.flatMap((at) => arrivals.slice(at, at + 1));
    const steps: Step[] = [...arrivals, ...repeated, ...acts, { do: 'rename' }];
    return fc.record({
      tables: fc.constant({ daily, weekly }),
      steps: fc.shuffledSubarray(steps, { minLength: steps.length }),
    });
  });
