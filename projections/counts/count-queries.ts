import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page, PageKey } from '../../src/projection-runtime/at.js';
import { orderedPage } from '../../src/projection-runtime/ordered.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { noticesAt } from '../notices/concerning.js';
import type { CountAnswer } from './answers.js';
import { COUNTS_AT_POINT } from './at-point.js';
import { type CountFilter, countListing } from './listing.js';
import { COUNT_COLUMNS, type CountRow, readCount } from './reader.js';

export { COUNT_ORDERS, type CountFilter } from './listing.js';

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

/** Counts of a family in the order of their first reports, or in another that the filter names. */
export class ListCounts extends Query<Page<CountAnswer, PageKey>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly family: string,
    readonly filter: CountFilter,
    readonly at: At,
    readonly limit: number,
    readonly after: PageKey | null,
  ) {
    super();
  }
}

@QueryHandler(GetCount)
export class GetCountHandler implements IQueryHandler<GetCount> {
  constructor(private readonly model: ReadModel) {}

  async execute({ family, id, at }: GetCount): Promise<CountAnswer | null> {
    const point = pointOf(at);
    const sql = `SELECT ${COUNT_COLUMNS} FROM ${COUNTS_AT_POINT} WHERE c.id = @id AND c.family = @family`;
    const row = this.model.get<CountRow>(sql, { family, id, ...point });
    return row ? readCount(this.model, row, point, noticesAt(this.model, point)) : null;
  }
}

@QueryHandler(ListCounts)
export class ListCountsHandler implements IQueryHandler<ListCounts> {
  constructor(private readonly model: ReadModel) {}

  async execute({ family, filter, at, ...page }: ListCounts): Promise<Page<CountAnswer, PageKey>> {
    const point = pointOf(at);
    const { rows, ordering } = countListing(family, filter, point);
    const noticesOf = noticesAt(this.model, point);
    return orderedPage<CountRow, CountAnswer>(this.model, rows, ordering, page, (row) =>
      readCount(this.model, row, point, noticesOf),
    );
  }
}
