import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { CellChange } from '../../src/domain/counts/published-cell.js';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { CountRevisionAnswer } from '../counts/answers.js';
import { identityColumns, identityOf, type IdentityRow } from '../counts/identity.js';
import type { SeriesRevisionAnswer } from './answers.js';
import { seriesKey } from './vintage-rows.js';

/** Every entry of a lane, in the order in which the ledger took them. */
export class ListSeriesRevisions extends Query<Page<SeriesRevisionAnswer>> {
  /** @param after sequence of the last of the page before */
  constructor(
    readonly seriesId: string,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

interface Row extends IdentityRow {
  readonly sequence: number;
  readonly countId: string;
  readonly change: CellChange;
  readonly key: string;
  readonly column: string;
  readonly answer: string;
}

const ENTRIES = `
  SELECT l.sequence, n.id AS countId, ${identityColumns('n')}, l.change, l.row_key AS key, l.column_name AS "column",
         e.revision_answer AS answer
  FROM lane_entry l
    CROSS JOIN count_entry e ON e.sequence = l.sequence
    CROSS JOIN count n ON n.created = e.count
  WHERE l.series = @series AND l.sequence > @after AND l.sequence <= @sequence AND e.effective_at <= @stated
  ORDER BY l.sequence LIMIT @limit`;

@QueryHandler(ListSeriesRevisions)
export class ListSeriesRevisionsHandler implements IQueryHandler<ListSeriesRevisions> {
  constructor(private readonly model: ReadModel) {}

  async execute({ seriesId, at, limit, after }: ListSeriesRevisions): Promise<Page<SeriesRevisionAnswer>> {
    const series = seriesKey(this.model, seriesId) ?? 0;
    const rows = this.model.all<Row>(ENTRIES, {
      series,
      ...pointOf(at),
      after: after ?? 0,
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ sequence }) => sequence, toAnswer);
  }
}

function toAnswer({ answer, key, sequence, countId, change, column, ...row }: Row): SeriesRevisionAnswer {
  return {
    ...(JSON.parse(answer) as CountRevisionAnswer),
    sequence,
    countId,
    ...identityOf(row),
    change,
    column,
    rowKey: JSON.parse(key) as string[],
  };
}

export const SERIES_REVISION_QUERIES = [ListSeriesRevisionsHandler];
