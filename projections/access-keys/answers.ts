import type { Role } from '../../src/domain/kernel/actor.js';

/** A key as lists show it. */
export interface ListedAccessKey {
  readonly id: string;
  readonly actor: string;
  readonly role: Role;
  readonly expiresAt: string | null;
  readonly note: string | null;
  readonly issuedAt: string;
  readonly revokedAt: string | null;
}

/** A key with what its secret is checked against. Never leaves the ledger. */
export interface AccessKeyRecord extends ListedAccessKey {
  /** In hexadecimal. */
  readonly secretSha256: string;
}
