import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At } from '../../src/projection-runtime/at.js';
import { conditionsOf } from '../../src/projection-runtime/conditions.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { CloudEventAnswer, EventFeed } from './answers.js';
import { EVENT_CONDITIONS, type EventFilter, filterParameters } from './filter.js';

/** One event; null when it is not visible at that point. */
export class GetEvent extends Query<CloudEventAnswer | null> {
  constructor(
    readonly sequence: number,
    readonly at: At,
  ) {
    super();
  }
}

/** Events after a sequence that are visible at a point, in order. */
export class ListEvents extends Query<EventFeed> {
  constructor(
    readonly filter: EventFilter,
    readonly after: number,
    readonly limit: number,
    readonly at: At,
  ) {
    super();
  }
}

/** How many events one page looks at, so that narrow filters keep nobody waiting. */
const LOOK_AT = 10_000;

const VISIBLE = '(v.visible_from IS NULL OR v.visible_from <= @stated)';

interface Row {
  readonly sequence: number;
  readonly cloudEvent: string;
}

@QueryHandler(GetEvent)
export class GetEventHandler implements IQueryHandler<GetEvent> {
  constructor(private readonly model: ReadModel) {}

  async execute({ sequence, at }: GetEvent): Promise<CloudEventAnswer | null> {
    if (sequence > at.sequence) return null;
    const row = this.model.get<Row>(
      `SELECT v.sequence, v.cloud_event AS cloudEvent FROM event v WHERE v.sequence = @wanted AND ${VISIBLE}`,
      { wanted: sequence, ...pointOf(at) },
    );
    return row ? toAnswer(row) : null;
  }
}

@QueryHandler(ListEvents)
export class ListEventsHandler implements IQueryHandler<ListEvents> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, after, limit, at }: ListEvents): Promise<EventFeed> {
    const lookedAt = Math.min(at.sequence, after + Math.max(LOOK_AT, limit), this.head());
    const rows = this.model.all<Row>(
      `SELECT v.sequence, v.cloud_event AS cloudEvent FROM event v
       WHERE v.sequence > @after AND v.sequence <= @lookedAt AND ${VISIBLE}${conditionsOf(filter, EVENT_CONDITIONS)}
       ORDER BY v.sequence LIMIT @limit`,
      { ...filterParameters(filter), after, lookedAt, limit, ...pointOf(at) },
    );
    const last = rows.length === limit ? rows.at(-1)?.sequence : undefined;
    // Never before `after`: a feed is not reset.
    return { items: rows.map(toAnswer), upTo: last ?? Math.max(after, lookedAt) };
  }

  private head(): number {
    const sql = 'SELECT max(sequence) AS head FROM event';
    return this.model.get<{ head: number | null }>(sql, {})?.head ?? 0;
  }
}

function toAnswer({ cloudEvent }: Row): CloudEventAnswer {
  return JSON.parse(cloudEvent) as CloudEventAnswer;
}
