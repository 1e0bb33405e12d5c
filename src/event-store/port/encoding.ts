import { AppendTooLargeError, InvalidEventError } from './errors.js';
import type { NewEvent } from './types.js';

/** Events and metadata of one append together, in bytes. EventStoreDB refuses 1 MiB; this leaves room for its framing. */
export const MAX_APPEND_BYTES = 900 * 1024;

/** Streams with this prefix are the ledger: numbered and public. */
export const LEDGER_PREFIX = 'ledger-';
/** Streams with this prefix are the operators': in the same log, not numbered. */
export const OPS_PREFIX = 'ops-';

/** An event whose JSON texts are made, so that an adapter never meets a value that JSON cannot hold. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Checks and serialises the events of one append.
 * @throws InvalidEventError, AppendTooLargeError
 */
export function encodeAppend(stream: string, events: readonly NewEvent[]): EncodedEvent[] {
  if (!stream.startsWith(LEDGER_PREFIX) && !stream.startsWith(OPS_PREFIX)) {
    throw new InvalidEventError(
      `a stream's name begins with ${LEDGER_PREFIX} or ${OPS_PREFIX}, not: ${stream}`,
    );
  }
  if (events.length === 0) throw new InvalidEventError('an append needs at least one event');
  const ids = new Set(events.map((event) => event.id));
  if (ids.size !== events.length) throw new InvalidEventError('two events of one append have the same id');
  const encoded = events.map(encodeEvent);
  const bytes = encoded.reduce(
    (sum, { data, metadata }) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata),
    0,
  );
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLargeError(bytes, MAX_APPEND_BYTES);
  return encoded;
}

function encodeEvent(event: NewEvent): EncodedEvent {
  if (!UUID.test(event.id)) throw new InvalidEventError(`an event id is a lower-case UUID, not: ${event.id}`);
  if (event.type === '') throw new InvalidEventError('an event needs a type');
  return {
    id: event.id,
    type: event.type,
    data: encodeJson(event.data),
    metadata: encodeJson(event.metadata),
  };
}

function encodeJson(value: unknown): string {
  assertJson(value, '');
  return JSON.stringify(value);
}

function assertJson(value: unknown, path: string): void {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return;
    throw new InvalidEventError(`${path || 'the event'} is ${value}, which JSON cannot hold`);
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => assertJson(item, `${path}/${index}`));
    return;
  }
  if (typeof value === 'object') {
    for (const [member, item] of Object.entries(value)) {
      // An absent member and an undefined one are the same text.
      if (item !== undefined) assertJson(item, `${path}/${member}`);
    }
    return;
  }
  throw new InvalidEventError(`${path || 'the event'} is a ${typeof value}, which JSON cannot hold`);
}
