import {
  DELETED,
  PAUSED,
  REGISTERED,
  REPLAY_REQUESTED,
  RESUMED,
  SECRET_ROTATED,
  WEBHOOK_PREFIX,
} from '../../projections/webhooks/wire.js';
import type { EventFilter } from '../../projections/events/filter.js';
import type { Instant } from '../domain/kernel/time.js';
import type { JsonObject, NewEvent, StoredEvent } from '../event-store/port/index.js';

/** What is asked for when a webhook is registered. */
export interface WebhookRequest {
  readonly url: string;
  readonly filter: EventFilter;
  /** Events after this sequence are delivered. */
  readonly after: number;
  readonly note: string | null;
}

/** What deliveries are signed with: the present secret, and for a while the one before it. */
export interface Secrets {
  readonly present: string;
  readonly earlier: { readonly secret: string; readonly until: Instant } | null;
}

/** A webhook as the stream of operators tells it. Holds secrets. */
export interface Webhook extends WebhookRequest {
  readonly id: string;
  readonly secrets: Secrets;
  readonly isPaused: boolean;
  readonly isDeleted: boolean;
  /** Revision of the last act; of the last that said where to begin; of the last that ended what failed before it. */
  readonly act: number;
  readonly fromAct: number;
  readonly clearedAct: number;
}

/** The stream of what operators did about a webhook: theirs, shared by all nodes, not numbered. */
export function webhookStream(id: string): string {
  return WEBHOOK_PREFIX + id;
}

/** An act without its id and metadata. */
export type WebhookAct = Pick<NewEvent, 'type' | 'data'>;

export const registered = (
  id: string,
  { url, filter, after, note }: WebhookRequest,
  secret: string,
): WebhookAct => ({
  type: REGISTERED,
  data: { id, url, filter: filter as unknown as JsonObject, after, note, secret },
});
export const paused = (note: string | null): WebhookAct => ({ type: PAUSED, data: { note } });
export const resumed = (note: string | null): WebhookAct => ({ type: RESUMED, data: { note } });
export const replayRequested = (after: number, note: string | null): WebhookAct => ({
  type: REPLAY_REQUESTED,
  data: { after, note },
});
/** @param earlierUntil until when the secret before it signs as well */
export const secretRotated = (secret: string, earlierUntil: Instant, note: string | null): WebhookAct => ({
  type: SECRET_ROTATED,
  data: { secret, earlierUntil, note },
});
export const deleted = (): WebhookAct => ({ type: DELETED, data: {} });

/** The webhook that a stream tells of; null when the stream is empty. */
export function foldWebhook(events: readonly StoredEvent[]): Webhook | null {
  const [first, ...later] = events;
  if (first?.type !== REGISTERED) return null;
  // Only the functions above write events of these types.
  const { secret, ...request } = first.data as unknown as WebhookRequest & { id: string; secret: string };
  const beginning: Webhook = {
    ...request,
    secrets: { present: secret, earlier: null },
    isPaused: false,
    isDeleted: false,
    act: 0,
    fromAct: 0,
    clearedAct: 0,
  };
  return later.reduce(evolve, beginning);
}

function evolve(webhook: Webhook, { type, data, revision }: StoredEvent): Webhook {
  const act = Number(revision);
  switch (type) {
    case PAUSED:
      return { ...webhook, act, isPaused: true };
    case RESUMED:
      return { ...webhook, act, isPaused: false, clearedAct: act };
    case REPLAY_REQUESTED:
      return { ...webhook, act, after: data['after'] as number, fromAct: act, clearedAct: act };
    case SECRET_ROTATED: {
      const { secret, earlierUntil } = data as { readonly secret: string; readonly earlierUntil: Instant };
      const earlier = { secret: webhook.secrets.present, until: earlierUntil };
      return { ...webhook, act, secrets: { present: secret, earlier } };
    }
    case DELETED:
      return { ...webhook, act, isDeleted: true };
    default:
      return { ...webhook, act };
  }
}
