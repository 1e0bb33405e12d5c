import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
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

/** Sources in the order of their registration. */
export class ListSources extends Query<Page<SourceAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
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

  async execute(page: ListSources): Promise<Page<SourceAnswer>> {
    return SOURCE_TABLES.list(this.model, page, sourceAnswer);
  }
}

export const SOURCE_QUERIES = [GetSourceHandler, ListSourcesHandler];
