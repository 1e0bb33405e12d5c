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
  const encoded = events.map(encodeEvent);
  if (new Set(encoded.map(({ id }) => id)).size !== encoded.length) {
    throw new InvalidEventError('two events of one append have the same id');
  }
  const bytes = encoded.reduce(
    (sum, { data, metadata }) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata),
    0,
  );
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLargeError(bytes, MAX_APPEND_BYTES);
  return encoded;
}

function encodeEvent({ id, type, data, metadata }: NewEvent): EncodedEvent {
  if (!UUID.test(id)) throw new InvalidEventError(`an event id is a lower-case UUID, not: ${id}`);
  if (type === '') throw new InvalidEventError('an event needs a type');
  return { id, type, data: encodeJson(data), metadata: encodeJson(metadata) };
}

function encodeJson(value: unknown): string {
  if (isJson(value)) return JSON.stringify(value);
  const { path, what } = faultOf(value);
  throw new InvalidEventError(`${path || 'the event'} is ${what}, which JSON cannot hold`);
}

/** Runs on every append, and makes nothing: where a fault is, is looked for when there is one. */
function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (Array.isArray(value) ? isJsonArray(value) : isJsonObject(value));
    default:
      return false;
  }
}

function isJsonArray(items: readonly unknown[]): boolean {
  // By index: a hole is no JSON either.
  for (let index = 0; index < items.length; index += 1) if (!isJson(items[index])) return false;
  return true;
}

function isJsonObject(value: object): boolean {
  const members = value as Readonly<Record<string, unknown>>;
  for (const member of Object.keys(members)) {
    const item = members[member];
    // An absent member and an undefined one are the same text.
    if (item !== undefined && !isJson(item)) return false;
  }
  return true;
}

/** Something that JSON cannot hold, and where: `/figure/low`. */
interface Fault {
  readonly path: string;
  readonly what: string;
}

/** @param value one that is no JSON */
function faultOf(value: unknown): Fault {
  if (typeof value === 'number') return { path: '', what: String(value) };
  if (typeof value !== 'object' || value === null) return { path: '', what: `a ${typeof value}` };
  const items: Iterable<[string | number, unknown]> = Array.isArray(value)
    ? value.entries()
    : Object.entries(value).filter(([, item]) => item !== undefined);
  for (const [name, item] of items) {
    if (isJson(item)) continue;
    const { path, what } = faultOf(item);
    return { path: `/${name}${path}`, what };
  }
  throw new Error('a value that is no JSON has a part that is none');
}
