import type { WebhookRecord } from '../../../projections/webhooks/answers.js';
import { failureOf, positionOf, stateOf } from '../../../projections/webhooks/standing.js';
import type { WebhookDeliverer } from '../../webhooks/webhook-deliverer.js';
import type { WebhookDto } from '../dto/answers/webhook-answer.dto.js';

/**
 * A webhook as the log tells it, and as this node knows better.
 * @param sequence the last that this node has applied
 */
export function shownWebhook(
  webhook: WebhookRecord,
  deliverer: Pick<WebhookDeliverer, 'node' | 'liveOf'>,
  sequence: number,
): WebhookDto {
  const { id, url, filter, note, registeredAt, actor, standing, lastFailure } = webhook;
  const live = deliverer.liveOf(id);
  const knowsThisReplay = live !== null && live.fromAct === webhook.fromAct;
  const position = knowsThisReplay ? Math.max(live.upTo, positionOf(webhook)) : positionOf(webhook);
  const state = stateOf(webhook);
  const deliveredBy = standing && !standing.isReleased ? standing.node : null;
  return {
    id,
    url,
    filter: filter as WebhookDto['filter'],
    note,
    registeredAt,
    actor,
    state,
    position,
    lag: Math.max(0, sequence - position),
    lastDelivery: live?.lastDelivery ?? standing?.lastDelivery ?? null,
    lastFailure,
    nextAttemptAt: state === 'failing' ? nextAttemptOf(webhook) : null,
    deliveredBy,
    deliveredHere: deliveredBy === deliverer.node,
  };
}

function nextAttemptOf(webhook: WebhookRecord): string | null {
  const failure = failureOf(webhook);
  return failure && new Date(Date.parse(failure.at) + failure.pauseMs).toISOString();
}
