import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/kernel/actor.js';
import { UnauthorizedError } from './errors.js';

/** Who acts. Only for handlers that need a role above `reader`, where somebody always does. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => actorOf(context));

export function actorOf(context: ExecutionContext): Actor {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new UnauthorizedError('this needs a key');
  return actor;
}
