import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Page } from '../../src/projection-runtime/at.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { EventFilter } from '../events/filter.js';
import type { DeliveryFailure, FailedAttempt, RecordedStanding, WebhookRecord } from './answers.js';

/** One webhook; null when there is none, or none any more. */
export class FindWebhook extends Query<WebhookRecord | null> {
  constructor(readonly id: string) {
    super();
  }
}

/** Webhooks in the order in which they were registered. */
export class ListWebhooks extends Query<Page<WebhookRecord>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

/** The ids of all webhooks. */
export class ListWebhookIds extends Query<string[]> {}

/** Failed attempts to deliver for one webhook, the latest first. */
export class ListWebhookFailures extends Query<Page<FailedAttempt>> {
  /** @param before the `next` of the page before */
  constructor(
    readonly id: string,
    readonly limit: number,
    readonly before: number | null,
  ) {
    super();
  }
}

interface Row {
  readonly registered: number;
  readonly id: string;
  readonly url: string;
  readonly filter: string;
  readonly note: string | null;
  readonly registeredAt: string;
  readonly actor: string;
  readonly acts: number;
  readonly paused: number;
  readonly fromAct: number;
  readonly after: number;
  readonly clearedAct: number;
  readonly standing: string | null;
  readonly lastFailure: string | null;
}

const SELECT = `SELECT registered, id, url, filter, note, registered_at AS registeredAt, actor, acts, paused,
  from_act AS fromAct, after, cleared_act AS clearedAct, standing, last_failure AS lastFailure FROM webhook`;

@QueryHandler(FindWebhook)
export class FindWebhookHandler implements IQueryHandler<FindWebhook> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id }: FindWebhook): Promise<WebhookRecord | null> {
    const row = this.model.get<Row>(`${SELECT} WHERE id = @id`, { id });
    return row ? toRecord(row) : null;
  }
}

@QueryHandler(ListWebhooks)
export class ListWebhooksHandler implements IQueryHandler<ListWebhooks> {
  constructor(private readonly model: ReadModel) {}

  async execute({ limit, after }: ListWebhooks): Promise<Page<WebhookRecord>> {
    const rows = this.model.all<Row>(`${SELECT} WHERE registered > @after ORDER BY registered LIMIT @limit`, {
      after: after ?? 0,
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ registered }) => registered, toRecord);
  }
}

@QueryHandler(ListWebhookIds)
export class ListWebhookIdsHandler implements IQueryHandler<ListWebhookIds> {
  constructor(private readonly model: ReadModel) {}

  async execute(): Promise<string[]> {
    const rows = this.model.all<{ id: string }>('SELECT id FROM webhook ORDER BY registered', {});
    return rows.map(({ id }) => id);
  }
}

@QueryHandler(ListWebhookFailures)
export class ListWebhookFailuresHandler implements IQueryHandler<ListWebhookFailures> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, limit, before }: ListWebhookFailures): Promise<Page<FailedAttempt>> {
    const rows = this.model.all<{ revision: number; failure: string }>(
      `SELECT revision, failure FROM webhook_failure WHERE webhook = @id AND revision < @before
       ORDER BY revision DESC LIMIT @limit`,
      { id, before: before ?? Number.MAX_SAFE_INTEGER, limit: limit + 1 },
    );
    return pageOf(
      rows,
      limit,
      ({ revision }) => revision,
      ({ revision, failure }) => ({ revision, ...(JSON.parse(failure) as DeliveryFailure) }),
    );
  }
}

export const WEBHOOK_QUERIES = [
  FindWebhookHandler,
  ListWebhooksHandler,
  ListWebhookIdsHandler,
  ListWebhookFailuresHandler,
];

function toRecord({
  registered: _registered,
  paused,
  filter,
  standing,
  lastFailure,
  ...row
}: Row): WebhookRecord {
  return {
    ...row,
    isPaused: paused === 1,
    filter: JSON.parse(filter) as EventFilter,
    standing: standing === null ? null : (JSON.parse(standing) as RecordedStanding),
    lastFailure: lastFailure === null ? null : (JSON.parse(lastFailure) as DeliveryFailure),
  };
}
