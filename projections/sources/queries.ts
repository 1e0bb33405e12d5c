import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page, PageKey } from '../../src/projection-runtime/at.js';
import { SOURCE } from '../../src/domain/catalogue/categories.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { listStreams, STREAM_ORDERS, type StreamFilter } from '../entries/stream-lists.js';
import { readScorecard, withoutInputs } from '../changes/scorecard.js';
import { sourceAnswer } from './build-answer.js';
import type { ScoredSourceAnswer } from './answers.js';
import { SOURCE_TABLES } from './projection.js';

/** One source with its scorecard; null when it was not registered yet. */
export class GetSource extends Query<ScoredSourceAnswer | null> {
  constructor(
    readonly id: string,
    readonly at: At,
  ) {
    super();
  }
}

/** What orders sources. */
export const SOURCE_ORDERS = [...STREAM_ORDERS, 'name'] as const;

export type SourceFilter = StreamFilter<'kind' | 'country'>;

const LISTED = { tables: SOURCE_TABLES, category: SOURCE, orders: { name: 'name' } } as const;

/** Sources with scorecards that name no inputs, in the order of their registration or in another that is named. */
export class ListSources extends Query<Page<ScoredSourceAnswer, PageKey>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly filter: SourceFilter,
    readonly at: At,
    readonly limit: number,
    readonly after: PageKey | null,
  ) {
    super();
  }
}

@QueryHandler(GetSource)
export class GetSourceHandler implements IQueryHandler<GetSource> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetSource): Promise<ScoredSourceAnswer | null> {
    const stream = SOURCE_TABLES.find(this.model, id, at);
    return stream && { ...sourceAnswer(stream), scorecard: readScorecard(this.model, id, pointOf(at)) };
  }
}

@QueryHandler(ListSources)
export class ListSourcesHandler implements IQueryHandler<ListSources> {
  constructor(private readonly model: ReadModel) {}

  async execute(page: ListSources): Promise<Page<ScoredSourceAnswer, PageKey>> {
    const point = pointOf(page.at);
    return listStreams(this.model, LISTED, page, (stream) => ({
      ...sourceAnswer(stream),
      scorecard: withoutInputs(readScorecard(this.model, stream.id, point)),
    }));
  }
}

export const SOURCE_QUERIES = [GetSourceHandler, ListSourcesHandler];
