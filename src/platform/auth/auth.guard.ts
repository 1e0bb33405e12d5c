import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { includesRole } from '../../domain/kernel/actor.js';
import { LedgerConfig } from '../config/ledger-config.js';
import { ForbiddenError, UnauthorizedError } from './errors.js';
import './request.js';
import { type Requirement, REQUIREMENT } from './requires.decorator.js';

/** Lets a request pass when whoever asks may do what the handler needs. Who that is, the gate has told. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: LedgerConfig,
  ) {}

  /** @throws UnauthorizedError, ForbiddenError, IssuerUnavailableError */
  canActivate(context: ExecutionContext): boolean {
    const needed = this.reflector.getAllAndOverride<Requirement | undefined>(REQUIREMENT, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === 'nobody') return true;
    if (needed === undefined) throw new ForbiddenError('nobody may do this');
    const { actor, refusal } = context.switchToHttp().getRequest<FastifyRequest>();
    // What does not hold is refused also where nothing is needed.
    if (refusal) throw refusal;
    if (!actor) {
      if (needed === 'reader' && this.config.publicReads) return true;
      throw new UnauthorizedError('this needs a key: Authorization: Bearer <key>');
    }
    if (includesRole(actor.role, needed)) return true;
    throw new ForbiddenError(`this needs the role ${needed}; yours is ${actor.role}`);
  }
}
