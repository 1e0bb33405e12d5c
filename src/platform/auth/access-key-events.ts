import { ISSUED, REVOKED, STREAM_PREFIX } from '../../../projections/access-keys/wire.js';
import type { Role } from '../../domain/kernel/actor.js';
import type { Instant } from '../../domain/kernel/time.js';
import type { NewEvent, StoredEvent } from '../../event-store/port/index.js';

/** An access key as its stream tells it. Times are instants in UTC. */
export interface AccessKey {
  readonly id: string;
  /** Pseudonym of who acts with it. */
  readonly actor: string;
  readonly role: Role;
  /** SHA-256 of its secret, in hexadecimal. */
  readonly secretSha256: string;
  readonly expiresAt: Instant | null;
  readonly note: string | null;
  readonly revoked: boolean;
}

/** The stream of a key: the operators', shared by all nodes, not numbered. */
export function accessKeyStream(id: string): string {
  return STREAM_PREFIX + id;
}

/** @param metadata who did it, and what makes a repetition known */
export function issued(
  eventId: string,
  { id, actor, role, secretSha256, expiresAt, note }: Omit<AccessKey, 'revoked'>,
  metadata: NewEvent['metadata'],
): NewEvent {
  return { id: eventId, type: ISSUED, data: { id, actor, role, secretSha256, expiresAt, note }, metadata };
}

export function revoked(eventId: string, metadata: NewEvent['metadata']): NewEvent {
  return { id: eventId, type: REVOKED, data: {}, metadata };
}

/** The key that a stream tells of; null when the stream is empty. */
export function foldAccessKey(events: readonly StoredEvent[]): AccessKey | null {
  const first = events[0];
  if (first?.type !== ISSUED) return null;
  // Only `issued` above writes events of this type.
  const data = first.data as unknown as Omit<AccessKey, 'revoked'>;
  return { ...data, revoked: events.some(({ type }) => type === REVOKED) };
}
