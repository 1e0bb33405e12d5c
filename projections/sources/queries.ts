import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Page, PageKey } from '../../src/projection-runtime/at.js';
import { SOURCE } from '../../src/domain/catalogue/categories.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { listStreams, STREAM_ORDERS, type StreamFilter } from '../entries/stream-lists.js';
import { readScorecard, withoutInputs } from '../changes/scorecard.js';
import { sourceAnswer } from './build-answer.js';
import type { ScoredSourceAnswer } from './answers.js';
import { SOURCE_TABLES } from './projection.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

/** One source with its scorecard; null when it was not registered yet. */
export class GetSource extends OneResource<ScoredSourceAnswer> {}

/** What orders sources. */
export const SOURCE_ORDERS = [...STREAM_ORDERS, 'name'] as const;

export type SourceFilter = StreamFilter<'kind' | 'country'>;

const LISTED = { tables: SOURCE_TABLES, category: SOURCE, orders: { name: 'name' } } as const;

/** Sources with scorecards that name no inputs, in the order of their registration or in another that is named. */
export class ListSources extends ResourcePage<ScoredSourceAnswer, SourceFilter> {}

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
