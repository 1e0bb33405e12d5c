import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { type PointParameters, pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import { identityColumns, identityOf, type IdentityRow } from '../counts/identity.js';
import { COUNT_IN_FORCE } from '../counts/tables.js';
import type { VolatilityAnswer, VolatilityKey } from './answers.js';
import { figureStatistic, ownStatistic, type Statistic, type Which } from './statistics.js';

/** What volatility is told by. */
export const VOLATILITY_BY = ['measure', 'count', 'subject', 'source'] as const;
export type VolatilityBy = (typeof VOLATILITY_BY)[number];

/** Which counts; `source` is whose own figures are looked at, instead of those in force. */
export type VolatilityFilter = Filter<'family' | 'measure' | 'group' | 'subject' | 'source'>;

/**
 * How often, how late and which way figures were revised: in the order of the first reports of the counts, by source in
 * the order of their registration.
 */
export class ListVolatility extends Query<Page<VolatilityAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly by: VolatilityBy,
    readonly filter: VolatilityFilter,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

/** One line of the answer: the first of its counts that is there at the point, or its source. */
interface Line extends IdentityRow {
  readonly created: number;
  /** Of the count, or of the source. */
  readonly id: string;
}

interface Told {
  /** SQL: whether the counts `b` and `c` are in one line; null where each count is one. */
  readonly together: string | null;
  /** SQL: which changes `h` with their counts `c` are in a line. */
  readonly changes: string;
  /** SQL: which counts `c` are. */
  readonly counts: string;
  readonly keyOf: (line: Line) => VolatilityKey;
}

const TOLD_BY: Readonly<Record<Exclude<VolatilityBy, 'source'>, Told>> = {
  count: {
    together: null,
    changes: 'h.count = @created',
    counts: 'c.created = @created',
    keyOf: (line) => ({ countId: line.id, ...identityOf(line) }),
  },
  subject: {
    together: 'b.subject_id = c.subject_id',
    changes: 'h.subject_id = @subjectId',
    counts: 'c.subject_id = @subjectId',
    keyOf: (line) => ({ subject: identityOf(line).subject }),
  },
  measure: {
    together: 'b.family = c.family AND b.measure = c.measure',
    // A measure leaves less to look at than its family: the plus sign keeps SQLite from finding by that.
    changes: 'h.measure = @measureCode AND +h.family = @familyCode',
    counts: 'c.measure = @measureCode AND c.family = @familyCode',
    keyOf: ({ family, measure }) => ({ family, measure }),
  },
};

const OWN_FIGURES = `
  SELECT k.count FROM own_step k
  WHERE k.source_id = @source AND k.figure IS NOT NULL AND k.sequence <= @sequence AND k.place <= @stated`;

@QueryHandler(ListVolatility)
export class ListVolatilityHandler implements IQueryHandler<ListVolatility> {
  constructor(private readonly model: ReadModel) {}

  async execute({ by, filter, at, limit, after }: ListVolatility): Promise<Page<VolatilityAnswer>> {
    const point = pointOf(at);
    const parameters = { ...filter, ...point, after: after ?? 0, limit: limit + 1 };
    const lines = this.model.all<Line>(
      by === 'source' ? sourceLines(filter) : countLines(by, filter),
      parameters,
    );
    const tell = by === 'source' ? this.ofSource(filter, point) : this.ofCounts(TOLD_BY[by], filter, point);
    return pageOf(lines, limit, ({ created }) => created, tell);
  }

  private ofSource(filter: VolatilityFilter, point: PointParameters): (line: Line) => VolatilityAnswer {
    const which = { conditions: conditionsOf(filter, countConditions('c')), parameters: filter };
    return ({ id }) => answer({ sourceId: id }, ownStatistic(this.model, id, which, point));
  }

  private ofCounts(
    { keyOf, changes, counts }: Told,
    filter: VolatilityFilter,
    point: PointParameters,
  ): (line: Line) => VolatilityAnswer {
    const source = filter.source ?? null;
    // Changes have these columns too, and indexes of them.
    const conditions = conditionsOf(filter, countConditions(source === null ? 'h' : 'c'));
    return (line) => {
      const { created, subjectId, measure: measureCode, family: familyCode } = line;
      const which: Which = {
        conditions: source === null ? conditions : `${conditions} AND ${counts}`,
        parameters: { ...filter, created, subjectId, measureCode, familyCode },
      };
      const found = `change h CROSS JOIN count c ON c.created = h.count WHERE ${changes}`;
      const statistic =
        source === null
          ? figureStatistic(this.model, found, which, point)
          : ownStatistic(this.model, source, which, point);
      return answer(keyOf(line), statistic);
    };
  }
}

function countConditions(count: string) {
  return {
    family: `${count}.family = @family`,
    measure: `${count}.measure = @measure`,
    group: `${count}.group_code = @group`,
    subject: `${count}.subject_id = @subject`,
  };
}

/** SQL: the first count of each line, and of these the ones after a page. */
function countLines(by: Exclude<VolatilityBy, 'source'>, filter: VolatilityFilter): string {
  const { together } = TOLD_BY[by];
  const own = (filter.source ?? null) === null ? null : OWN_FIGURES;
  const isThere = (count: string) =>
    `${entryInForce(COUNT_IN_FORCE, `${count}.created`)} IS NOT NULL${conditionsOf(filter, countConditions(count))}` +
    (own === null ? '' : ` AND ${count}.created IN (${own})`);
  const isFirst =
    together === null
      ? ''
      : ` AND NOT EXISTS (
           SELECT 1 FROM count b WHERE ${together} AND b.created < c.created AND ${isThere('b')})`;
  return `
    SELECT c.created, c.id, ${identityColumns('c')}
    FROM count c WHERE c.created > @after AND ${isThere('c')}${isFirst}
    ORDER BY c.created LIMIT @limit`;
}

/** SQL: the sources that said a figure. */
function sourceLines(filter: VolatilityFilter): string {
  return `
    SELECT s.created, s.id FROM source s
    WHERE s.created > @after AND s.created <= @sequence${conditionsOf(filter, { source: 's.id = @source' })}
      AND EXISTS (
        SELECT 1 FROM own_step k CROSS JOIN count c ON c.created = k.count
        WHERE k.source_id = s.id AND k.figure IS NOT NULL AND k.sequence <= @sequence AND k.place <= @stated
          ${conditionsOf(filter, countConditions('c'))})
    ORDER BY s.created LIMIT @limit`;
}

function answer(key: VolatilityKey, { said, ...rest }: Statistic): VolatilityAnswer {
  return { key, entries: said, ...rest };
}
