import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import type { Ordering, Rows } from '../../src/projection-runtime/ordered.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import { matchOf } from '../../src/projection-runtime/words.js';
import { type EntryFilter, entryMembers, entryParameters, lastBefore } from '../entries/conditions.js';
import { directionOf } from '../entries/orders.js';

/** What orders corrections. */
export const CORRECTION_ORDERS = ['created', 'statedAt', 'revisedAt'] as const;

/**
 * Which corrections, and in which order: `status` as of the point, `proposer` an actor, `actor` who proposed or decided,
 * `subject` and what follows it of the count, `proposedBefore` and `proposedAfter` recorded times, of which the first is
 * still within; `source`, `code`, `q` and stated times are of the proposal.
 */
export type CorrectionFilter = Filter<
  | 'status'
  | 'proposer'
  | 'subject'
  | 'family'
  | 'measure'
  | 'group'
  | 'period'
  | 'proposedBefore'
  | 'proposedAfter'
  | 'q'
> &
  EntryFilter & { readonly order?: string | null };

// Recorded times and sequences have one order: a time is looked up as the last sequence by then.
const proposedBy = (time: string) =>
  `coalesce((SELECT b.proposed FROM correction b WHERE b.proposed_at <= ${time}
    ORDER BY b.proposed_at DESC, b.proposed DESC LIMIT 1), 0)`;

const ofCount = (column: string) => `(SELECT c.${column} FROM count c WHERE c.created = k.count)`;

const CONDITIONS = {
  proposer: 'k.proposer = @proposer',
  actor: '(k.proposer = @actor OR k.decider = @actor AND k.decided <= @sequence)',
  subject: 'k.subject_id = @subject',
  family: 'k.family = @family',
  measure: `${ofCount('measure')} = @measure`,
  group: `${ofCount('group_code')} = @group`,
  period: `${ofCount('period')} = @period`,
  proposedBefore: `k.proposed <= ${proposedBy('@proposedBefore')}`,
  proposedAfter: `k.proposed > ${proposedBy('@proposedAfter')}`,
  source: 'k.source_id = @source',
  code: `k.proposed IN (
    SELECT d.proposed FROM correction_code d WHERE d.scheme = @codeScheme AND d.code = @codeValue)`,
  stated: 'k.stated_at BETWEEN @statedFrom AND @statedTo',
  revisedSince: `(k.proposed > ${lastBefore('@revisedSince')}
    OR k.decided > ${lastBefore('@revisedSince')} AND k.decided <= @sequence)`,
  q: 'k.proposed IN (SELECT rowid FROM correction_words WHERE correction_words MATCH @match)',
};
const DECIDED = { status: 'k.outcome = @status AND k.decided <= @sequence' };

const VALUES: Readonly<Record<string, string>> = {
  statedAt: 'k.stated_at',
  // The last that happened to it.
  revisedAt: 'CASE WHEN k.decided <= @sequence THEN k.decided ELSE k.proposed END',
};

/** The rows of a list of corrections `k` at a point, and what orders them. */
export function correctionListing(
  filter: CorrectionFilter,
  point: PointParameters,
): { rows: Rows; ordering: Ordering } {
  const { status, order } = filter;
  // The open ones are few: they are found as such, and not among all that were ever proposed.
  const { from, where } =
    status === 'open'
      ? { from: 'correction k INDEXED BY correction_decided', where: 'k.decided > @sequence' }
      : { from: 'correction k', where: `TRUE${conditionsOf({ status }, DECIDED)}` };
  const { by, descending } = directionOf(order ?? 'created');
  return {
    rows: {
      columns: 'k.proposed',
      from,
      where: `${where} AND k.proposed <= @sequence${conditionsOf({ ...filter, ...entryMembers(filter) }, CONDITIONS)}`,
      parameters: {
        ...filter,
        ...entryParameters('', filter),
        ...point,
        match: filter.q == null ? null : matchOf(filter.q),
      },
    },
    ordering: { value: VALUES[by] ?? null, key: 'k.proposed', descending },
  };
}
