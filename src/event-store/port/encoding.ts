import { assertRevision } from './bounds.js';
import { AppendTooLargeError, InvalidEventError } from './errors.js';
import type { ExpectedRevision, NewEvent } from './types.js';

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
 * Checks an append and serialises its events.
 * @throws InvalidEventError, AppendTooLargeError, RangeError for a revision that no event has
 */
export function encodeAppend(
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
): EncodedEvent[] {
  if (typeof expected === 'bigint') assertRevision(expected);
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
  const fault = findFault(value);
  if (fault)
    throw new InvalidEventError(`${fault.path || 'the event'} is ${fault.what}, which JSON cannot hold`);
  return JSON.stringify(value);
}

/** Something that JSON cannot hold, and where: `/figure/low`. */
interface Fault {
  readonly path: string;
  readonly what: string;
}

/** Runs on every append, so the path is made on the way out, and only when there is a fault. */
function findFault(value: unknown): Fault | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return undefined;
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : { path: '', what: String(value) };
  if (Array.isArray(value)) return findFaultIn(value.entries());
  if (typeof value === 'object') return findFaultInMembers(value as Readonly<Record<string, unknown>>);
  return { path: '', what: `a ${typeof value}` };
}

function findFaultInMembers(value: Readonly<Record<string, unknown>>): Fault | undefined {
  for (const member of Object.keys(value)) {
    const item = value[member];
    // An absent member and an undefined one are the same text.
    const fault = item === undefined ? undefined : findFault(item);
    if (fault) return { ...fault, path: `/${member}${fault.path}` };
  }
  return undefined;
}

function findFaultIn(items: Iterable<[number, unknown]>): Fault | undefined {
  for (const [index, item] of items) {
    const fault = findFault(item);
    if (fault) return { ...fault, path: `/${index}${fault.path}` };
  }
  return undefined;
}
