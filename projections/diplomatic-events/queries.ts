import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { DIPLOMATIC_EVENT } from '../../src/domain/catalogue/categories.js';
import type { Page, PageKey } from '../../src/projection-runtime/at.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { listStreams, STREAM_ORDERS, type StreamFilter } from '../entries/stream-lists.js';
import type { DiplomaticEventAnswer } from './answers.js';
import { diplomaticEventAnswer } from './build-answer.js';
import { DIPLOMATIC_EVENT_TABLES } from './projection.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

/** One diplomatic event; null where nothing of it is in force at that point. */
export class GetDiplomaticEvent extends OneResource<DiplomaticEventAnswer> {}

/** What orders diplomatic events. */
export const DIPLOMATIC_ORDERS = [...STREAM_ORDERS, 'scheduledFor'] as const;

/** `occurredFrom` and `occurredTo` bound the date that they are scheduled for. */
export type DiplomaticFilter = StreamFilter<'kind' | 'status' | 'country' | 'admin1'> &
  Filter<'occurredFrom' | 'occurredTo'>;

const LISTED = {
  tables: DIPLOMATIC_EVENT_TABLES,
  category: DIPLOMATIC_EVENT,
  orders: { scheduledFor: 'scheduledFrom' },
} as const;

const SCHEDULED = {
  occurredFrom: `${DIPLOMATIC_EVENT_TABLES.facet('scheduledTo')} >= @occurredFrom`,
  occurredTo: `${DIPLOMATIC_EVENT_TABLES.facet('scheduledFrom')} <= @occurredTo`,
};

/** Diplomatic events in the order in which they were recorded, or in another that the filter names. */
export class ListDiplomaticEvents extends ResourcePage<DiplomaticEventAnswer, DiplomaticFilter> {}

@QueryHandler(GetDiplomaticEvent)
export class GetDiplomaticEventHandler implements IQueryHandler<GetDiplomaticEvent> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetDiplomaticEvent): Promise<DiplomaticEventAnswer | null> {
    const stream = DIPLOMATIC_EVENT_TABLES.find(this.model, id, at);
    return stream && diplomaticEventAnswer(stream);
  }
}

@QueryHandler(ListDiplomaticEvents)
export class ListDiplomaticEventsHandler implements IQueryHandler<ListDiplomaticEvents> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, ...page }: ListDiplomaticEvents): Promise<Page<DiplomaticEventAnswer, PageKey>> {
    const { occurredFrom, occurredTo, ...common } = filter;
    const dates = { occurredFrom, occurredTo };
    const scheduled = { conditions: conditionsOf(dates, SCHEDULED), parameters: dates };
    return listStreams(this.model, LISTED, { ...page, filter: common }, diplomaticEventAnswer, scheduled);
  }
}

export const DIPLOMATIC_EVENT_QUERIES = [GetDiplomaticEventHandler, ListDiplomaticEventsHandler];
