import { type Role, ROLES } from '../../domain/kernel/actor.js';
import { parseInstant } from '../../domain/kernel/time.js';
import type { KeyRequest } from '../../platform/auth/access-keys.js';
import { ADMIN_ACTOR } from '../../platform/auth/admin-key.js';
import { type Check, instant, oneOf, pseudonym, text } from './checks.js';
import { Is, May } from './members.js';

const actor: Check = {
  ...pseudonym,
  name: 'actor',
  detail: `${pseudonym.detail}; ${ADMIN_ACTOR} is who acts with the built-in key alone`,
  accepts: (value) => pseudonym.accepts(value) && value !== ADMIN_ACTOR,
};

/** A key to be made. */
export class IssueKeyDto {
  /** Who will act with it: a pseudonym, never a name. */
  @Is(actor)
  actor!: string;

  @Is(oneOf(ROLES))
  role!: Role;

  /** From when on it is refused; never, when absent. */
  @May(instant)
  expiresAt?: string | null;

  @May(text(2_000))
  note?: string | null;
}

export function toKeyRequest({ actor, role, expiresAt, note }: IssueKeyDto): KeyRequest {
  return { actor, role, expiresAt: expiresAt == null ? null : parseInstant(expiresAt), note: note ?? null };
}
