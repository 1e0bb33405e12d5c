import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/kernel/actor.js';
import { AccessKeys } from './access-keys.js';
import { AdminKey } from './admin-key.js';
import { UnauthorizedError } from './errors.js';
import { Tokens } from './tokens.js';

const BEARER = /^Bearer +(\S+)$/i;

/** Tells who acts with what a request brings: the admin key, an access key, or a token. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly adminKey: AdminKey,
    private readonly accessKeys: AccessKeys,
    private readonly tokens: Tokens,
  ) {}

  /**
   * Who acts.
   * @param authorization the header of that name
   * @throws UnauthorizedError for what is malformed, unknown, revoked or over; of tokens also ForbiddenError and
   *   IssuerUnavailableError
   */
  async actorOf(authorization: string): Promise<Actor> {
    const secret = secretOf(authorization);
    const actor =
      this.adminKey.authenticate(secret) ??
      (this.tokens.takes(secret)
        ? await this.tokens.authenticate(secret)
        : await this.accessKeys.authenticate(secret));
    if (actor === null) throw refused();
    return actor;
  }

  /** Whether what told who acts a while ago still does, for what goes on for long. */
  async stillHolds(authorization: string): Promise<boolean> {
    return (await this.holdsFor(authorization)) > 0;
  }

  /** For how long that does if nobody revokes it, in milliseconds: 0 when it does no longer, Infinity without an end. */
  async holdsFor(authorization: string): Promise<number> {
    const secret = secretOf(authorization);
    if (this.adminKey.authenticate(secret)) return Infinity;
    return this.tokens.takes(secret) ? this.tokens.holdsFor(secret) : this.accessKeys.holdsFor(secret);
  }
}

function secretOf(authorization: string): string {
  const secret = BEARER.exec(authorization)?.[1];
  if (secret === undefined) throw refused();
  return secret;
}

function refused(): UnauthorizedError {
  return new UnauthorizedError('the key is malformed, unknown, revoked or expired', true);
}
