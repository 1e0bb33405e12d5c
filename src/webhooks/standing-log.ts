import { v7 } from 'uuid';
import type { Standing } from '../../projections/webhooks/answers.js';
import { DELIVERY_PREFIX, LEASE_RELEASED, PARKED } from '../../projections/webhooks/wire.js';
import { type EventStore, type JsonObject, RevisionConflictError } from '../event-store/port/index.js';
import type { Lease } from './lease.js';

/** The stream of how deliveries for a webhook go. */
export function deliveryStream(id: string): string {
  return DELIVERY_PREFIX + id;
}

/**
 * Records how deliveries stand, which takes or renews the lease. When somebody else recorded something first, nothing is
 * recorded, and the lease is lost.
 * @throws LogUnavailableError when it may or may not have been
 */
export async function recordStanding(
  log: EventStore,
  lease: Lease,
  id: string,
  { type, standing, now }: { readonly type: string; readonly standing: Standing; readonly now: () => number },
): Promise<void> {
  const begun = now();
  const data = standing as unknown as JsonObject;
  const event = { id: v7(), type, data, metadata: { actor: `node-${standing.node}` } };
  try {
    const { revision } = await log.append(deliveryStream(id), [event], lease.expected);
    const isParked = type === PARKED;
    const isReleased = isParked || type === LEASE_RELEASED;
    lease.won({ ...standing, revision: Number(revision), isParked, isReleased }, begun);
  } catch (error) {
    if (!(error instanceof RevisionConflictError)) throw error;
    lease.lost();
  }
}
