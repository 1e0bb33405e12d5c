import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/kernel/actor.js';
import { AccessKeys } from './access-keys.js';
import { AdminKey } from './admin-key.js';

const BEARER = /^Bearer +(\S+)$/i;

/** Tells who acts with what a request brings. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly adminKey: AdminKey,
    private readonly accessKeys: AccessKeys,
  ) {}

  /**
   * Who acts; null when the key is malformed, unknown, revoked or over.
   * @param authorization the header of that name
   */
  async actorOf(authorization: string): Promise<Actor | null> {
    const secret = BEARER.exec(authorization)?.[1];
    if (secret === undefined) return null;
    return this.adminKey.authenticate(secret) ?? (await this.accessKeys.authenticate(secret));
  }
}
