import { type Role, ROLES } from '../../domain/kernel/actor.js';

/**
 * The claim of that name, or the one that the name leads to with dots: `realm_access.roles` is `roles` in
 * `realm_access`. Names with dots of their own, as URLs are, are found too. Undefined when there is none.
 */
export function claimOf(claims: unknown, path: string): unknown {
  if (typeof claims !== 'object' || claims === null) return undefined;
  if (Object.hasOwn(claims, path)) return (claims as Record<string, unknown>)[path];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const name = path.slice(0, dot);
    if (!Object.hasOwn(claims, name)) continue;
    const found = claimOf((claims as Record<string, unknown>)[name], path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The highest role that a claim names; null when it names none. It is a text, with spaces between several words as
 * `scope` has them, or a list of texts. Words that are no roles of the ledger are passed over: an issuer has others.
 */
export function roleOf(claim: unknown): Role | null {
  const words = Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(' ') : [];
  return ROLES.findLast((role) => words.includes(role)) ?? null;
}
