import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { KeyReusedError } from './errors.js';

/** Hash of each top-level member of a body, by its name. */
export type MemberHashes = Readonly<Record<string, string>>;

/** Members for which `null` says something else than absence: the source does not know. */
const NULL_IS_A_VALUE: ReadonlySet<string> = new Set(['figure']);
/** Members inside which `null` says something else than absence: what is there is taken away. */
const NULLS_INSIDE_ARE_VALUES: ReadonlySet<string> = new Set(['changes']);

/**
 * What a body says, member by member: SHA-256, in hexadecimal, of the RFC 8785 text of each top-level member. Absent
 * and `null` are the same at any depth, except for `figure` and inside `changes`. What has no such text (a lone
 * surrogate, a nesting without end) gets an empty hash: no accepted command has one, so it differs from all.
 * @param body as the client sent it; whatever is no object has no members
 */
export function hashMembers(body: unknown): MemberHashes {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  const said = Object.entries(body).filter(([name, value]) => value !== null || NULL_IS_A_VALUE.has(name));
  return Object.fromEntries(said.map(([name, value]) => [name, hashOf(name, value)]));
}

/**
 * Holds a repetition to what its Idempotency-Key came with before.
 * @param first of the body that came first; absent and null for one without members
 * @throws KeyReusedError with the members that the two do not have in common, in alphabetical order
 */
export function assertSameMembers(first: MemberHashes | null | undefined, repeated: MemberHashes): void {
  const differing = differingMembers(first ?? {}, repeated);
  if (differing.length > 0) throw new KeyReusedError(differing);
}

function differingMembers(one: MemberHashes, other: MemberHashes): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !sameHash(one, other, name)).sort();
}

function sameHash(one: MemberHashes, other: MemberHashes, name: string): boolean {
  return Object.hasOwn(one, name) && Object.hasOwn(other, name) && one[name] === other[name];
}

function hashOf(name: string, value: unknown): string {
  try {
    const said = NULLS_INSIDE_ARE_VALUES.has(name) ? value : withoutNulls(value);
    return createHash('sha256')
      .update(canonicalize(said) ?? '')
      .digest('hex');
  } catch {
    return '';
  }
}

/** The same without the members that are `null`, at any depth. What stands in a list keeps its place. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(said.map(([name, member]) => [name, withoutNulls(member)]));
}
