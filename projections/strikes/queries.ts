import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { StrikeAnswer } from './answers.js';
import { STATUS_AT_POINT } from './stances.js';
import { ENTRIES_AT_POINT, readStrike, STRIKE_COLUMNS, STRIKES_AT_POINT, type StrikeRow } from './reader.js';

/** One strike; null where nothing of it is in force at that point. */
export class GetStrike extends Query<StrikeAnswer | null> {
  constructor(
    readonly id: string,
    readonly at: At,
  ) {
    super();
  }
}

/** Which strikes: by what is in force at the point. `country` and `admin1` are those of the place. */
export type StrikeFilter = Filter<'partOf' | 'status' | 'country' | 'admin1'>;

/** Strikes in the order of their reports. */
export class ListStrikes extends Query<Page<StrikeAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly filter: StrikeFilter,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

const STATUS = { status: `${STATUS_AT_POINT} = @status` };
const INDEXED = {
  partOf: 'e.part_of = @partOf',
  country: 'e.country = @country',
  admin1: 'e.admin1 = @admin1',
};

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

  async execute({ filter, at, limit, after }: ListStrikes): Promise<Page<StrikeAnswer>> {
    const point = pointOf(at);
    const [status, indexed] = [conditionsOf(filter, STATUS), conditionsOf(filter, INDEXED)];
    const rows = this.model.all<StrikeRow>(
      indexed === ''
        ? `SELECT ${STRIKE_COLUMNS} FROM ${STRIKES_AT_POINT}
           WHERE s.created > @after${status} ORDER BY s.created LIMIT @limit`
        : `SELECT ${STRIKE_COLUMNS} FROM ${ENTRIES_AT_POINT}
           WHERE e.strike > @after${indexed}${status} ORDER BY e.strike LIMIT @limit`,
      { ...filter, ...point, after: after ?? 0, limit: limit + 1 },
    );
    return pageOf(
      rows,
      limit,
      ({ created }) => created,
      (row) => readStrike(this.model, row, point),
    );
  }
}

export const STRIKE_QUERIES = [GetStrikeHandler, ListStrikesHandler];
