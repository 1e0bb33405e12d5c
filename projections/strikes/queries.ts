import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Page, PageKey } from '../../src/projection-runtime/at.js';
import { orderedPage } from '../../src/projection-runtime/ordered.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { StrikeAnswer } from './answers.js';
import { type StrikeFilter, strikeListing } from './listing.js';
import { readStrike, STRIKE_COLUMNS, STRIKES_AT_POINT, type StrikeRow } from './reader.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

export { STRIKE_ORDERS, type StrikeFilter } from './listing.js';

/** One strike; null where nothing of it is in force at that point. */
export class GetStrike extends OneResource<StrikeAnswer> {}

/** Strikes in the order of their reports, or in another that the filter names. */
export class ListStrikes extends ResourcePage<StrikeAnswer, StrikeFilter> {}

@QueryHandler(GetStrike)
export class GetStrikeHandler implements IQueryHandler<GetStrike> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetStrike): Promise<StrikeAnswer | null> {
    const point = pointOf(at);
    const sql = `SELECT ${STRIKE_COLUMNS} FROM ${STRIKES_AT_POINT} WHERE s.id = @id`;
    const row = this.model.get<StrikeRow>(sql, { id, ...point });
    return row ? readStrike(this.model, row, point) : null;
  }
}

@QueryHandler(ListStrikes)
export class ListStrikesHandler implements IQueryHandler<ListStrikes> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, at, ...page }: ListStrikes): Promise<Page<StrikeAnswer, PageKey>> {
    const point = pointOf(at);
    const { rows, ordering } = strikeListing(filter, point);
    return orderedPage<StrikeRow, StrikeAnswer>(this.model, rows, ordering, page, (row) =>
      readStrike(this.model, row, point),
    );
  }
}

export const STRIKE_QUERIES = [GetStrikeHandler, ListStrikesHandler];
