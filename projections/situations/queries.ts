import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { At, Page, PageKey } from '../../src/projection-runtime/at.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { SITUATION } from '../../src/domain/catalogue/categories.js';
import { countsOfSubject } from '../counts/of-subject.js';
import { listStreams, STREAM_ORDERS, type StreamFilter } from '../entries/stream-lists.js';
import type { SituationAnswer } from './answers.js';
import { situationAnswer } from './build-answer.js';
import { SITUATION_TABLES } from './projection.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

/** One situation; null where nothing of it is in force at that point. */
export class GetSituation extends OneResource<SituationAnswer> {}

/** What orders situations. */
export const SITUATION_ORDERS = [...STREAM_ORDERS, 'since'] as const;

export type SituationFilter = StreamFilter<'kind' | 'country' | 'admin1'>;

const LISTED = { tables: SITUATION_TABLES, category: SITUATION, orders: { since: 'since' } } as const;

/** Situations in the order in which they were opened, or in another that the filter names. */
export class ListSituations extends ResourcePage<SituationAnswer, SituationFilter> {}

@QueryHandler(GetSituation)
export class GetSituationHandler implements IQueryHandler<GetSituation> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetSituation): Promise<SituationAnswer | null> {
    const stream = SITUATION_TABLES.find(this.model, id, at);
    return stream && situationAnswer(stream, countsOf(this.model, id, at));
  }
}

@QueryHandler(ListSituations)
export class ListSituationsHandler implements IQueryHandler<ListSituations> {
  constructor(private readonly model: ReadModel) {}

  async execute(page: ListSituations): Promise<Page<SituationAnswer, PageKey>> {
    return listStreams(this.model, LISTED, page, (stream) =>
      situationAnswer(stream, countsOf(this.model, stream.id, page.at)),
    );
  }
}

function countsOf(model: ReadModel, id: string, at: At) {
  return countsOfSubject(model, { type: 'situation', id }, pointOf(at));
}

export const SITUATION_QUERIES = [GetSituationHandler, ListSituationsHandler];
