import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page, PageKey } from '../../src/projection-runtime/at.js';
import { orderedPage } from '../../src/projection-runtime/ordered.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { type PointParameters, pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import { COUNT_IN_FORCE } from '../counts/tables.js';
import type { CorrectionAnswer } from './answers.js';
import { type CorrectionFilter, correctionListing } from './listing.js';
import { CORRECTION_COLUMNS, correctionAnswer, CORRECTIONS_AT_POINT, type CorrectionRow } from './reader.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

export { CORRECTION_ORDERS, type CorrectionFilter } from './listing.js';

/** One correction; null when it was not proposed by that point. */
export class GetCorrection extends OneResource<CorrectionAnswer> {}

/** Corrections of all counts, the oldest first, or in another order that the filter names. */
export class ListCorrections extends ResourcePage<CorrectionAnswer, CorrectionFilter> {}

/** Corrections of one count where something of it is in force, the oldest first. */
export class ListCountCorrections extends Query<Page<CorrectionAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly family: string,
    readonly id: string,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

const OF_COUNT = `
  SELECT ${CORRECTION_COLUMNS} FROM ${CORRECTIONS_AT_POINT}
  WHERE k.proposed IN (
    SELECT k.proposed FROM count c CROSS JOIN correction k ON k.count = c.created
    WHERE c.id = @id AND c.family = @family AND k.proposed <= @sequence AND k.proposed > @after
      AND ${entryInForce(COUNT_IN_FORCE, 'c.created')} IS NOT NULL
    ORDER BY k.proposed LIMIT @limit)
  ORDER BY k.proposed`;

@QueryHandler(GetCorrection)
export class GetCorrectionHandler implements IQueryHandler<GetCorrection> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetCorrection): Promise<CorrectionAnswer | null> {
    const sql = `SELECT ${CORRECTION_COLUMNS} FROM ${CORRECTIONS_AT_POINT}
      WHERE k.id = @id AND k.proposed <= @sequence`;
    const row = this.model.get<CorrectionRow>(sql, { id, ...pointOf(at) });
    return row ? correctionAnswer(row) : null;
  }
}

@QueryHandler(ListCorrections)
export class ListCorrectionsHandler implements IQueryHandler<ListCorrections> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, at, ...page }: ListCorrections): Promise<Page<CorrectionAnswer, PageKey>> {
    const point = pointOf(at);
    const { rows, ordering } = correctionListing(filter, point);
    return orderedPage<{ proposed: number }, CorrectionAnswer>(
      this.model,
      rows,
      ordering,
      page,
      ({ proposed }) => this.one(proposed, point),
    );
  }

  private one(proposed: number, point: PointParameters): CorrectionAnswer {
    const sql = `SELECT ${CORRECTION_COLUMNS} FROM ${CORRECTIONS_AT_POINT} WHERE k.proposed = @proposed`;
    const row = this.model.get<CorrectionRow>(sql, { proposed, ...point });
    if (!row) throw new Error(`the correction ${proposed} is gone`);
    return correctionAnswer(row);
  }
}

@QueryHandler(ListCountCorrections)
export class ListCountCorrectionsHandler implements IQueryHandler<ListCountCorrections> {
  constructor(private readonly model: ReadModel) {}

  async execute(query: ListCountCorrections): Promise<Page<CorrectionAnswer>> {
    const { family, id, at, limit, after } = query;
    const rows = this.model.all<CorrectionRow>(OF_COUNT, {
      family,
      id,
      ...pointOf(at),
      after: after ?? 0,
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ proposed }) => proposed, correctionAnswer);
  }
}

export const CORRECTION_QUERIES = [GetCorrectionHandler, ListCorrectionsHandler, ListCountCorrectionsHandler];
