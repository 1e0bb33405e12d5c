import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Actor, includesRole } from '../../domain/kernel/actor.js';
import { LedgerConfig } from '../config/ledger-config.js';
import { Authenticator } from './authenticator.js';
import { ForbiddenError, UnauthorizedError } from './errors.js';
import { type Requirement, REQUIREMENT } from './requires.decorator.js';

/** A request once the guard has let it pass. */
export interface AuthenticatedRequest extends FastifyRequest {
  /** Who asks; null on an open read without a key. */
  actor: Actor | null;
}

/** Lets a request pass when its key allows what the handler needs. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: LedgerConfig,
    private readonly authenticator: Authenticator,
  ) {}

  /** @throws UnauthorizedError, ForbiddenError */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.getAllAndOverride<Requirement | undefined>(REQUIREMENT, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === 'nobody') return true;
    if (needed === undefined) throw new ForbiddenError('nobody may do this');
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    request.actor = await this.actorOf(request.headers.authorization);
    if (request.actor === null) {
      if (needed === 'reader' && this.config.publicReads) return true;
      throw new UnauthorizedError('this needs a key: Authorization: Bearer <key>');
    }
    if (includesRole(request.actor.role, needed)) return true;
    throw new ForbiddenError(`this needs the role ${needed}; the key has ${request.actor.role}`);
  }

  /** Null when no key was sent. One that does not hold is refused, also where none is needed. */
  private async actorOf(authorization: string | undefined): Promise<Actor | null> {
    if (authorization === undefined) return null;
    const actor = await this.authenticator.actorOf(authorization);
    if (actor === null) throw new UnauthorizedError('the key is malformed, unknown, revoked or expired');
    return actor;
  }
}
