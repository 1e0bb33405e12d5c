import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Hash of each top-level member of a body, by its name. */
export type MemberHashes = Readonly<Record<string, string>>;

/** Members for which `null` says something else than absence. */
const NULL_IS_A_VALUE: ReadonlySet<string> = new Set(['figure']);

/**
 * What a body says, member by member: SHA-256, in hexadecimal, of the RFC 8785 text of each top-level member. Absent
 * and `null` are the same, except for `figure`. What has no such text (a lone surrogate, a nesting without end) gets
 * an empty hash: no accepted command has one, so it differs from all.
 * @param body as the client sent it; whatever is no object has no members
 */
export function hashMembers(body: unknown): MemberHashes {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  const said = Object.entries(body).filter(([name, value]) => value !== null || NULL_IS_A_VALUE.has(name));
  return Object.fromEntries(said.map(([name, value]) => [name, hashOf(value)]));
}

/** Names of the members that two bodies do not have in common, in alphabetical order. */
export function differingMembers(one: MemberHashes, other: MemberHashes): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !sameHash(one, other, name)).sort();
}

function sameHash(one: MemberHashes, other: MemberHashes, name: string): boolean {
  return Object.hasOwn(one, name) && Object.hasOwn(other, name) && one[name] === other[name];
}

function hashOf(value: unknown): string {
  try {
    return createHash('sha256')
      .update(canonicalize(value) ?? '')
      .digest('hex');
  } catch {
    return '';
  }
}
