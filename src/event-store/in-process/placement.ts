import { RevisionConflictError, type ExpectedRevision } from '../port/index.js';

/** What has to be known of one stream to place an append in it. Revisions are 0-based. */
export interface StreamView {
  /** The last revision; -1 when the stream does not exist. */
  head(): number;
  /** The ids of at most `count` events, from this revision on. */
  idsFrom(revision: number, count: number): readonly string[];
  /** The first revision that has one of these ids. */
  firstOf(ids: readonly string[]): number | undefined;
}

/** `added`: to be written, the last event at `revision`; otherwise it stands there already. */
export interface Placement {
  readonly added: boolean;
  readonly revision: number;
}

/**
 * Says where an append goes: at the end of the stream, nowhere because it is there already, or into a conflict.
 * The events at the place that the caller expected are what tells a repeated append from a late one.
 */
export function placeAppend(
  stream: string,
  ids: readonly string[],
  expected: ExpectedRevision,
  view: StreamView,
): Placement | RevisionConflictError {
  const head = view.head();
  const before = typeof expected === 'string' ? revisionBefore(expected, head, ids, view) : expected;
  if (before === BigInt(head)) return { added: true, revision: head + ids.length };
  const standsBefore = before !== undefined && before < BigInt(head);
  if (standsBefore && standAfter(Number(before), ids, view)) {
    return { added: false, revision: Number(before) + ids.length };
  }
  return new RevisionConflictError(stream, expected, head < 0 ? null : BigInt(head));
}

/** The revision that a named expectation stands for; undefined when it does not hold. */
function revisionBefore(
  expected: 'no_stream' | 'stream_exists' | 'any',
  head: number,
  ids: readonly string[],
  view: StreamView,
): bigint | undefined {
  if (expected === 'no_stream') return -1n;
  if (expected === 'stream_exists' && head < 0) return undefined;
  return BigInt((view.firstOf(ids) ?? head + 1) - 1);
}

function standAfter(revision: number, ids: readonly string[], view: StreamView): boolean {
  const standing = view.idsFrom(revision + 1, ids.length);
  return ids.every((id, index) => standing[index] === id);
}
