/** What the streams of a webhook are called before its id: what operators did about it, and how deliveries went. */
export const WEBHOOK_PREFIX = 'ops-webhook-';
export const DELIVERY_PREFIX = 'ops-webhook-delivery-';

/** Wire names of what operators do about webhooks. They never change. */
export const REGISTERED = 'conflict-ledger.webhook-registered.v1';
export const PAUSED = 'conflict-ledger.webhook-paused.v1';
export const RESUMED = 'conflict-ledger.webhook-resumed.v1';
export const REPLAY_REQUESTED = 'conflict-ledger.webhook-replay-requested.v1';
export const SECRET_ROTATED = 'conflict-ledger.webhook-secret-rotated.v1';
export const DELETED = 'conflict-ledger.webhook-deleted.v1';

/** Wire names of what the nodes that deliver record. They never change. */
export const LEASE_TAKEN = 'conflict-ledger.webhook-lease-taken.v1';
export const LEASE_RELEASED = 'conflict-ledger.webhook-lease-released.v1';
export const DELIVERED = 'conflict-ledger.webhook-delivered.v1';
export const DELIVERY_FAILED = 'conflict-ledger.webhook-delivery-failed.v1';
export const PARKED = 'conflict-ledger.webhook-parked.v1';

const STREAM = /^ops-webhook-(delivery-)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Which webhook a stream is about, and which of its two streams it is; null for any other stream. */
export function webhookOf(stream: string): { readonly id: string; readonly isDelivery: boolean } | null {
  const [, delivery, id] = STREAM.exec(stream) ?? [];
  return id === undefined ? null : { id, isDelivery: delivery !== undefined };
}
