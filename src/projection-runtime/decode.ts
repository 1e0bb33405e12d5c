import { parseStream } from '../domain/catalogue/categories.js';
import { upcast } from '../domain/catalogue/upcast.js';
import { LEDGER_PREFIX, type LogEvent } from '../event-store/port/index.js';
import type { OperationsEvent, ProjectedEvent } from './projection.js';

/** An event that this version cannot make sense of. */
export class UndecodableEventError extends Error {
  override readonly name = 'UndecodableEventError';
}

/** An event as projections see it: the ledger's own, or the operators'. */
export type DecodedEvent =
  | { readonly kind: 'ledger'; readonly event: ProjectedEvent }
  | { readonly kind: 'operations'; readonly event: OperationsEvent };

/** @throws UndecodableEventError, UnknownEventError when an event of the ledger is not one that this version knows */
export function decode(event: LogEvent): DecodedEvent {
  return event.stream.startsWith(LEDGER_PREFIX)
    ? { kind: 'ledger', event: decodeLedgerEvent(event) }
    : { kind: 'operations', event: { ...event, revision: Number(event.revision) } };
}

function decodeLedgerEvent(stored: LogEvent): ProjectedEvent {
  const { sequence, recordedAt, id: eventId, metadata } = stored;
  if (sequence === null) throw new UndecodableEventError('an event of the ledger has no sequence');
  const stream = parseStream(stored.stream);
  if (!stream) throw new UndecodableEventError(`this version does not know streams like ${stored.stream}`);
  const { type, event } = upcast(stored.type, stored.data);
  if (type.category !== stream.category) {
    throw new UndecodableEventError(`an event of type ${type.wire} does not belong in ${stored.stream}`);
  }
  return {
    sequence,
    recordedAt,
    eventId,
    category: stream.category,
    resourceId: stream.id,
    revision: Number(stored.revision),
    type: type.wire,
    event,
    metadata,
  };
}
