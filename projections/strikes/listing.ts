import { STRIKE } from '../../src/domain/catalogue/categories.js';
import { type Box, boxParameters, inBox } from '../../src/projection-runtime/box.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import type { Ordering, Rows } from '../../src/projection-runtime/ordered.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import { matchOf } from '../../src/projection-runtime/words.js';
import { entryConditions, type EntryFilter, entryMembers, entryParameters } from '../entries/conditions.js';
import { byEntries, directionOf, type OrderedFrom, type ResourceAtPoint } from '../entries/orders.js';
import { dayOf } from './index-writer.js';
import { ENTRIES_AT_POINT, STRIKE_COLUMNS, STRIKES_AT_POINT } from './reader.js';
import { STATUS_AT_POINT } from './stances.js';

/**
 * Where strikes are and when: as in force at the point. The window of a strike touches that of `occurredFrom` and
 * `occurredTo`.
 */
export type StrikePlaceFilter = Filter<'country' | 'admin1' | 'attacker' | 'occurredFrom' | 'occurredTo'> & {
  readonly bbox?: Box | null;
};

/** What orders strikes. */
export const STRIKE_ORDERS = ['created', 'occurredFrom', 'statedAt', 'revisedAt'] as const;

/** Which strikes, by what is in force at the point, and in which order. `q` is words that are all in their texts. */
export type StrikeFilter = Filter<'partOf' | 'status' | 'q'> &
  StrikePlaceFilter &
  EntryFilter & { readonly order?: string | null };

const PLACE_CONDITIONS = {
  country: 'e.country = @country',
  admin1: 'e.admin1 = @admin1',
  attacker: 'e.attacker = @attacker',
  bbox: `e.sequence IN (
      SELECT p.entry FROM strike_point p
      WHERE p.south <= @north AND p.north >= @south AND p.west <= @westTo AND p.east >= @westFrom
      UNION ALL
      SELECT p.entry FROM strike_point p
      WHERE p.south <= @north AND p.north >= @south AND p.west <= @eastTo AND p.east >= @eastFrom
    ) AND ${inBox('e.lon', 'e.lat')}`,
  occurred: `e.sequence IN (
      SELECT w.entry FROM strike_window w WHERE w.first_day <= @lastDay AND w.last_day >= @firstDay
    ) AND e.occurred_from <= @occurredTo AND e.occurred_to >= @occurredFrom`,
};

const CONDITIONS = {
  ...PLACE_CONDITIONS,
  ...entryConditions('e.strike', 'e.sequence'),
  partOf: 'e.part_of = @partOf',
  q: 'e.sequence IN (SELECT rowid FROM strike_words WHERE strike_words MATCH @match)',
};
const STATUS = { status: `${STATUS_AT_POINT} = @status` };

/** The conditions on the entry `e` of a strike that a filter by place and time comes to. */
export function placeConditions(filter: StrikePlaceFilter): string {
  return conditionsOf(placeMembers(filter), PLACE_CONDITIONS);
}

function placeMembers({ country, admin1, attacker, bbox, occurredFrom, occurredTo }: StrikePlaceFilter) {
  return { country, admin1, attacker, bbox, occurred: occurredFrom ?? occurredTo };
}

const [FIRST, LAST] = ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];

/** The parameters of these conditions. */
export function placeParameters(filter: StrikePlaceFilter): object {
  const { country, admin1, attacker, bbox } = filter;
  const [occurredFrom, occurredTo] = [filter.occurredFrom ?? FIRST, filter.occurredTo ?? LAST];
  const days = { firstDay: dayOf(occurredFrom), lastDay: dayOf(occurredTo) };
  return {
    country,
    admin1,
    attacker,
    occurredFrom,
    occurredTo,
    ...days,
    ...(bbox ? boxParameters(bbox) : {}),
  };
}

/** The rows of a list of strikes at a point, and what orders them. */
export function strikeListing(
  filter: StrikeFilter,
  point: PointParameters,
): { rows: Rows; ordering: Ordering } {
  const { partOf, status, q, order } = filter;
  const conditions = conditionsOf(
    { ...placeMembers(filter), ...entryMembers(filter), partOf, q },
    CONDITIONS,
  );
  const { from, where, ordering } = orderOf(order ?? 'created', conditions !== '');
  return {
    rows: {
      columns: STRIKE_COLUMNS,
      from,
      where: `${where}${conditions}${conditionsOf({ status }, STATUS)}`,
      parameters: {
        ...point,
        ...entryParameters(STRIKE.name, filter),
        ...placeParameters(filter),
        partOf,
        status,
        match: q == null ? null : matchOf(q),
      },
    },
    ordering,
  };
}

const BY_STRIKE: ResourceAtPoint = { from: STRIKES_AT_POINT, key: 's.created', inForce: 'e.sequence' };
const BY_ENTRY: ResourceAtPoint = { from: ENTRIES_AT_POINT, key: 'e.strike', inForce: 'e.sequence' };

/** @param isFiltered an index of a filter finds the few that are wanted */
function orderOf(order: string, isFiltered: boolean): OrderedFrom {
  const direction = directionOf(order);
  const { by, descending } = direction;
  const { from, key } = isFiltered || by === 'occurredFrom' ? BY_ENTRY : BY_STRIKE;
  const value = by === 'occurredFrom' ? 'e.occurred_from' : null;
  return (
    byEntries(direction, isFiltered ? BY_ENTRY : BY_STRIKE, isFiltered) ?? {
      from,
      where: 'TRUE',
      ordering: { value, key, descending },
    }
  );
}
