import { countCategory } from '../../src/domain/catalogue/categories.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import type { Ordering, Rows } from '../../src/projection-runtime/ordered.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import { matchOf } from '../../src/projection-runtime/words.js';
import { entryConditions, type EntryFilter, entryMembers, entryParameters } from '../entries/conditions.js';
import { byEntries, directionOf, type OrderedFrom, type ResourceAtPoint } from '../entries/orders.js';
import { placeParameters, type StrikePlaceFilter } from '../strikes/listing.js';
import { COUNTS_AT_POINT } from './at-point.js';
import { ofPlace } from './of-place.js';
import { COUNT_COLUMNS } from './reader.js';

/** What orders counts. */
export const COUNT_ORDERS = ['created', 'figure', 'statedAt', 'revisedAt'] as const;

/**
 * Which counts, and in which order: `subject` by its id, `source` by a claim of it that is visible, `status` by what is
 * in force, `q` by words that are all in the texts of the entry in force; where and when are of the subject, as in force
 * at the point, and the time that of the period where there is one.
 */
export type CountFilter = Filter<'subject' | 'measure' | 'group' | 'period' | 'status' | 'source' | 'q'> &
  StrikePlaceFilter &
  EntryFilter & { readonly order?: string | null };

const MATCHES = 'SELECT rowid FROM count_words WHERE count_words MATCH @match';

/** Conditions that few counts meet. */
const OF_FEW = {
  subject: 'c.subject_id = @subject',
  ...entryConditions('c.created', 'e.sequence'),
  source: `c.created IN (
    SELECT k.count FROM count_claim k
    WHERE k.source_id = @source AND k.sequence <= @sequence AND k.place <= @stated)`,
  q: `c.created IN (SELECT w.count FROM count_entry w WHERE w.sequence IN (${MATCHES})) AND e.sequence IN (${MATCHES})`,
};
/** Conditions that many counts meet. */
const OF_MANY = {
  measure: 'c.measure = @measure',
  group: 'c.group_code = @group',
  period: 'c.period = @period',
  status: 'e.status = @status',
};

/** The rows of a list of a family's counts at a point, and what orders them. */
export function countListing(
  family: string,
  filter: CountFilter,
  point: PointParameters,
): { rows: Rows; ordering: Ordering } {
  const { subject, measure, group, period, status, q, order } = filter;
  const few = conditionsOf({ ...entryMembers(filter), subject, q }, OF_FEW) + ofPlace(filter);
  const many = conditionsOf({ measure, group, period, status }, OF_MANY);
  const { from, where, ordering } = orderOf(order ?? 'created', few !== '');
  return {
    rows: {
      columns: COUNT_COLUMNS,
      from,
      where: `${where} AND c.family = @family${few}${many}`,
      parameters: {
        ...point,
        ...entryParameters(countCategory(family).name, filter),
        ...placeParameters(filter),
        family,
        subject,
        measure,
        group,
        period,
        status,
        match: q == null ? null : matchOf(q),
      },
    },
    ordering,
  };
}

const BY_COUNT: ResourceAtPoint = { from: COUNTS_AT_POINT, key: 'c.created', inForce: 'e.sequence' };

/** @param isFew an index of a filter finds the few that are wanted */
function orderOf(order: string, isFew: boolean): OrderedFrom {
  const direction = directionOf(order);
  const { descending } = direction;
  return (
    byEntries(direction, BY_COUNT, isFew) ?? {
      from: BY_COUNT.from,
      where: 'TRUE',
      ordering: { value: null, key: BY_COUNT.key, descending },
    }
  );
}
