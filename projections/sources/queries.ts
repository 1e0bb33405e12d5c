import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page, PageKey } from '../../src/projection-runtime/at.js';
import { SOURCE } from '../../src/domain/catalogue/categories.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { listStreams, STREAM_ORDERS, type StreamFilter } from '../entries/stream-lists.js';
import { sourceAnswer } from './build-answer.js';
import type { SourceAnswer } from './answers.js';
import { SOURCE_TABLES } from './projection.js';

/** One source; null when it was not registered yet. */
export class GetSource extends Query<SourceAnswer | null> {
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

/** Sources in the order of their registration, or in another that the filter names. */
export class ListSources extends Query<Page<SourceAnswer, PageKey>> {
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

  async execute({ id, at }: GetSource): Promise<SourceAnswer | null> {
    const stream = SOURCE_TABLES.find(this.model, id, at);
    return stream && sourceAnswer(stream);
  }
}

@QueryHandler(ListSources)
export class ListSourcesHandler implements IQueryHandler<ListSources> {
  constructor(private readonly model: ReadModel) {}

  async execute(page: ListSources): Promise<Page<SourceAnswer, PageKey>> {
    return listStreams(this.model, LISTED, page, sourceAnswer);
  }
}

export const SOURCE_QUERIES = [GetSourceHandler, ListSourcesHandler];
