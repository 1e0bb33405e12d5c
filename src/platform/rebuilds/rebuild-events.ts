import type { NewEvent, StoredEvent } from '../../event-store/port/index.js';

const STREAM_PREFIX = 'ops-projection-rebuild-';

/** Wire names of what operators do about rebuilds. They never change. */
const REQUESTED = 'conflict-ledger.projection-rebuild-requested.v1';
const CANCELLED = 'conflict-ledger.projection-rebuild-cancelled.v1';

/** A rebuild as it was asked for. */
export interface RequestedRebuild {
  readonly id: string;
  /** The generation that it builds, on the node that was asked: each node has read models of its own. */
  readonly number: number;
  /** What is built. */
  readonly projections: readonly { readonly name: string; readonly version: number }[];
  readonly note: string | null;
}

/** The stream of a rebuild: the operators', not numbered. */
export function rebuildStream(id: string): string {
  return STREAM_PREFIX + id;
}

/** @param metadata who did it, and what makes a repetition known */
export function requested(
  eventId: string,
  { id, number, projections, note }: RequestedRebuild,
  metadata: NewEvent['metadata'],
): NewEvent {
  const named = projections.map(({ name, version }) => ({ name, version }));
  return { id: eventId, type: REQUESTED, data: { id, number, projections: named, note }, metadata };
}

export function cancelled(eventId: string, number: number, metadata: NewEvent['metadata']): NewEvent {
  return { id: eventId, type: CANCELLED, data: { number }, metadata };
}

/** What a stream says was asked for; null when it is empty. */
export function foldRebuild(events: readonly StoredEvent[]): RequestedRebuild | null {
  const first = events[0];
  if (first?.type !== REQUESTED) return null;
  // Only `requested` above writes events of this type.
  return first.data as unknown as RequestedRebuild;
}
