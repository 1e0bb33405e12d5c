/** What a key may do, each including those before it. */
export const ROLES = ['reader', 'analyst', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: a pseudonym and what its key allows. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
}

/** What an actor is called: never a name. */
export const PSEUDONYM = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Whether a role includes another. */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
