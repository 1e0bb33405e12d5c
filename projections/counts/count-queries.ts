import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { CountAnswer } from './answers.js';
import { COUNTS_AT_POINT } from './at-point.js';
import { COUNT_COLUMNS, type CountRow, readCount } from './reader.js';

/** One count; null where nothing of it is in force at that point. */
export class GetCount extends Query<CountAnswer | null> {
  constructor(
    readonly family: string,
    readonly id: string,
    readonly at: At,
  ) {
    super();
  }
}

/** Which counts: `subject` by its id, `source` by a claim of it that is visible, `status` by what is in force. */
export type CountFilter = Filter<'subject' | 'measure' | 'group' | 'period' | 'status' | 'source'>;

/** Counts of a family in the order of their first reports. */
export class ListCounts extends Query<Page<CountAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly family: string,
    readonly filter: CountFilter,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

const CONDITIONS = {
  subject: 'c.subject_id = @subject',
  measure: 'c.measure = @measure',
  group: 'c.group_code = @group',
  period: 'c.period = @period',
  status: 'e.status = @status',
  source: `c.created IN (
    SELECT k.count FROM count_claim k
    WHERE k.source_id = @source AND k.count > @after AND k.sequence <= @sequence AND k.place <= @stated)`,
};

@QueryHandler(GetCount)
export class GetCountHandler implements IQueryHandler<GetCount> {
  constructor(private readonly model: ReadModel) {}

  async execute({ family, id, at }: GetCount): Promise<CountAnswer | null> {
    const point = pointOf(at);
    const sql = `SELECT ${COUNT_COLUMNS} FROM ${COUNTS_AT_POINT} WHERE c.id = @id AND c.family = @family`;
    const row = this.model.get<CountRow>(sql, { family, id, ...point });
    return row ? readCount(this.model, row, point) : null;
  }
}

@QueryHandler(ListCounts)
export class ListCountsHandler implements IQueryHandler<ListCounts> {
  constructor(private readonly model: ReadModel) {}

  async execute({ family, filter, at, limit, after }: ListCounts): Promise<Page<CountAnswer>> {
    const point = pointOf(at);
    const rows = this.model.all<CountRow>(
      `SELECT ${COUNT_COLUMNS} FROM ${COUNTS_AT_POINT}
       WHERE c.family = @family AND c.created > @after${conditionsOf(filter, CONDITIONS)}
       ORDER BY c.created LIMIT @limit`,
      { ...filter, family, ...point, after: after ?? 0, limit: limit + 1 },
    );
    return pageOf(
      rows,
      limit,
      ({ created }) => created,
      (row) => readCount(this.model, row, point),
    );
  }
}
