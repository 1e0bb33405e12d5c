import { countCategory } from '../../src/domain/catalogue/categories.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import type { Ordering, Rows } from '../../src/projection-runtime/ordered.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import { matchOf } from '../../src/projection-runtime/words.js';
import { entryConditions, type EntryFilter, entryMembers, entryParameters } from '../entries/conditions.js';
import { FIGURE, HEADS, type OrderStart, STATED } from '../entries/orders.js';
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

const CONDITIONS = {
  subject: 'c.subject_id = @subject',
  measure: 'c.measure = @measure',
  group: 'c.group_code = @group',
  period: 'c.period = @period',
  status: 'e.status = @status',
  ...entryConditions('c.created', 'e.sequence'),
  source: `c.created IN (
    SELECT k.count FROM count_claim k
    WHERE k.source_id = @source AND k.sequence <= @sequence AND k.place <= @stated)`,
  q: 'e.sequence IN (SELECT rowid FROM count_words WHERE count_words MATCH @match)',
};

/** The rows of a list of a family's counts at a point, and what orders them. */
export function countListing(
  family: string,
  filter: CountFilter,
  point: PointParameters,
): { rows: Rows; ordering: Ordering } {
  const { subject, measure, group, period, status, q, order } = filter;
  const members = { ...entryMembers(filter), subject, measure, group, period, status, q };
  const conditions = conditionsOf(members, CONDITIONS) + ofPlace(filter);
  const { from, where, ordering } = orderOf(order ?? 'created');
  return {
    rows: {
      columns: COUNT_COLUMNS,
      from,
      where: `${where} AND c.family = @family${conditions}`,
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

/** Where a list begins: where its order has an index. */
function orderOf(order: string): { from: string; where: string; ordering: Ordering } {
  const descending = order.startsWith('-');
  const by = ({ from, where, value, key }: OrderStart, join: string) => ({
    from: `${from} CROSS JOIN ${COUNTS_AT_POINT} AND ${join}`,
    where,
    ordering: { value, key, descending },
  });
  switch (descending ? order.slice(1) : order) {
    case 'figure':
      return by(FIGURE, 'c.created = x.created AND e.sequence = x.sequence');
    case 'statedAt':
      return by(STATED, 'c.created = x.created AND e.sequence = x.sequence');
    case 'revisedAt':
      return by(HEADS, 'c.created = h.created');
    default:
      return {
        from: COUNTS_AT_POINT,
        where: 'TRUE',
        ordering: { value: null, key: 'c.created', descending },
      };
  }
}
