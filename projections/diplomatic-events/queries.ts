import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import type { Filter } from '../../src/projection-runtime/conditions.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { DiplomaticEventAnswer } from './answers.js';
import { diplomaticEventAnswer } from './build-answer.js';
import { DIPLOMATIC_EVENT_TABLES, type DiplomaticFacet } from './projection.js';

/** One diplomatic event; null where nothing of it is in force at that point. */
export class GetDiplomaticEvent extends Query<DiplomaticEventAnswer | null> {
  constructor(
    readonly id: string,
    readonly at: At,
  ) {
    super();
  }
}

/** Diplomatic events in the order in which they were recorded. */
export class ListDiplomaticEvents extends Query<Page<DiplomaticEventAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly filter: Filter<DiplomaticFacet>,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

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

  async execute(page: ListDiplomaticEvents): Promise<Page<DiplomaticEventAnswer>> {
    return DIPLOMATIC_EVENT_TABLES.list(this.model, page, diplomaticEventAnswer);
  }
}

export const DIPLOMATIC_EVENT_QUERIES = [GetDiplomaticEventHandler, ListDiplomaticEventsHandler];
