import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { CellValue } from '../../src/domain/counts/published-cell.js';
import type { At } from '../../src/projection-runtime/at.js';
import { type PointParameters, pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import type { LaneCell, LaneContent } from './answers.js';
import { LANE_IN_FORCE } from './tables.js';
import { seriesKey } from './vintage-rows.js';

/** What a lane holds at a point, in pages: vanished cells with those that are there. */
export class FindLane extends Query<readonly LaneCell[]> {
  /** @param after `cell` of the last of the page before, 0 for the first */
  constructor(
    readonly seriesId: string,
    readonly at: At,
    readonly after: number,
    readonly limit: number,
  ) {
    super();
  }
}

const LANE = `
  SELECT c.cell, c.count_id AS countId, c.family, e.vintage, e.change, e.row_key AS keyText,
         e.column_name AS "column", e.cell_values AS valuesText
  FROM lane_cell c CROSS JOIN lane_entry e ON e.sequence = ${entryInForce(LANE_IN_FORCE, 'c.cell')}
  WHERE c.series = @series AND c.cell > @after ORDER BY c.cell LIMIT @limit`;

@QueryHandler(FindLane)
export class FindLaneHandler implements IQueryHandler<FindLane> {
  constructor(private readonly model: ReadModel) {}

  async execute({ seriesId, at, after, limit }: FindLane): Promise<readonly LaneCell[]> {
    const series = seriesKey(this.model, seriesId);
    return series === undefined ? [] : readLane(this.model, series, pointOf(at), after, limit);
  }
}

/** One page of what a lane holds at a point. @param series the sequence that defined it */
export function readLane(
  model: ReadModel,
  series: number,
  point: PointParameters,
  after: number,
  limit: number,
): LaneCell[] {
  return model.all<LaneCell>(LANE, { series, ...point, after, limit });
}

/** What a cell of a lane says. */
export function contentOf({ keyText, column, valuesText }: LaneCell): LaneContent {
  return {
    key: JSON.parse(keyText) as string[],
    column,
    values: JSON.parse(valuesText) as Record<string, CellValue>,
  };
}

export const LANE_QUERIES = [FindLaneHandler];
