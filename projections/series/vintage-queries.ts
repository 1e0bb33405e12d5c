import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { VintageAnswer } from './answers.js';
import {
  seriesKey,
  TAKEN_VINTAGES,
  VINTAGE_COLUMNS,
  vintageAnswer,
  type VintageRow,
} from './vintage-rows.js';

/** One vintage of a series, once it is taken. */
export class GetVintage extends Query<VintageAnswer | null> {
  constructor(
    readonly seriesId: string,
    readonly vintage: number,
    readonly at: At,
  ) {
    super();
  }
}

/** The vintages of a series that are taken, in the order of their numbers. */
export class ListVintages extends Query<Page<VintageAnswer>> {
  /** @param after number of the last of the page before */
  constructor(
    readonly seriesId: string,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

@QueryHandler(GetVintage)
export class GetVintageHandler implements IQueryHandler<GetVintage> {
  constructor(private readonly model: ReadModel) {}

  async execute({ seriesId, vintage, at }: GetVintage): Promise<VintageAnswer | null> {
    const series = seriesKey(this.model, seriesId);
    if (series === undefined) return null;
    const row = this.model.get<VintageRow>(
      `SELECT ${VINTAGE_COLUMNS} FROM ${TAKEN_VINTAGES} AND v.number = @vintage`,
      { series, vintage, ...pointOf(at) },
    );
    return row ? vintageAnswer(row) : null;
  }
}

@QueryHandler(ListVintages)
export class ListVintagesHandler implements IQueryHandler<ListVintages> {
  constructor(private readonly model: ReadModel) {}

  async execute({ seriesId, at, limit, after }: ListVintages): Promise<Page<VintageAnswer>> {
    const series = seriesKey(this.model, seriesId) ?? 0;
    const rows = this.model.all<VintageRow>(
      `SELECT ${VINTAGE_COLUMNS} FROM ${TAKEN_VINTAGES} AND v.number > @after ORDER BY v.number LIMIT @limit`,
      { series, ...pointOf(at), after: after ?? 0, limit: limit + 1 },
    );
    return pageOf(rows, limit, ({ number }) => number, vintageAnswer);
  }
}

export const VINTAGE_QUERIES = [GetVintageHandler, ListVintagesHandler];
