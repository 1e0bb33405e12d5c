import type { DeliveryFailure, WebhookRecord } from './answers.js';

/** `failing`: the last attempt failed and the next one waits; `parked`: nothing is tried until somebody acts. */
export const WEBHOOK_STATES = ['active', 'failing', 'paused', 'parked'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/**
 * Up to where everything was delivered. What a node recorded that did not know of a replay yet does not count.
 */
export function positionOf({ standing, fromAct, after }: WebhookRecord): number {
  return standing && standing.act >= fromAct ? standing.upTo : after;
}

/** What fails now. What failed before operators resumed or replayed does not count. */
export function failureOf({ standing, clearedAct }: WebhookRecord): DeliveryFailure | null {
  return standing && standing.act >= clearedAct ? standing.failure : null;
}

export function stateOf(webhook: WebhookRecord): WebhookState {
  if (webhook.isPaused) return 'paused';
  if (failureOf(webhook) === null) return 'active';
  return webhook.standing?.isParked ? 'parked' : 'failing';
}
