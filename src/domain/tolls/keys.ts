import { daysOf, type Period } from '../kernel/period.js';
import type { Counted, TollSubject } from './counted.js';
import { periodOfWindow } from './windows.js';

/** What totals are grouped by. `period` is the count's, else the days of the occurrence. */
export const GROUPINGS = [
  'place.country',
  'place.admin1',
  'period',
  'period.month',
  'period.year',
  'measure',
  'group',
  'attacker',
  'source',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A value for each thing grouped by, in their order; null for what cannot be attributed. */
export type Key = readonly (string | null)[];

/** What all counts of one sum have in common. */
export interface Quantity {
  readonly measure: string;
  readonly group: string;
}

/** The key of a count about a subject. */
export function keyOf(
  groupings: readonly Grouping[],
  quantity: Quantity,
  subject: TollSubject,
  count: Counted,
): Key {
  return groupings.map((grouping) => valueOf(grouping, quantity, subject, count));
}

function valueOf(
  grouping: Grouping,
  quantity: Quantity,
  subject: TollSubject,
  count: Counted,
): string | null {
  switch (grouping) {
    case 'place.country':
      return subject.country;
    case 'place.admin1':
      return subject.admin1;
    case 'period':
      return periodOf(count, subject);
    case 'period.month':
      return within(periodOf(count, subject), 7);
    case 'period.year':
      return within(periodOf(count, subject), 4);
    case 'measure':
      return quantity.measure;
    case 'group':
      return quantity.group;
    case 'attacker':
      return subject.attacker;
    case 'source':
      return count.sourceId;
  }
}

/** The groupings by time whose buckets stand apart: in each the widest period counts, or the latest level. */
export function timeBuckets(groupings: readonly Grouping[], isAddedOverTime: boolean): Grouping[] {
  return groupings.filter((by) =>
    isAddedOverTime ? by === 'period.month' || by === 'period.year' : by.startsWith('period'),
  );
}

function periodOf({ period }: Counted, { window }: TollSubject): Period | null {
  return period ?? periodOfWindow(window);
}

/** The month or year, as the beginning of a date, that all days of a period lie in. */
function within(period: Period | null, length: number): string | null {
  if (period === null) return null;
  const [from, to] = Object.values(daysOf(period)).map((day: string) => day.slice(0, length));
  return from !== undefined && from === to ? from : null;
}
