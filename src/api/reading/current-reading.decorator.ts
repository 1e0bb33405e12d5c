import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reading } from './reading.js';

/** The request that is being answered, with where its answer's headers go. */
export const CurrentReading = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readingOf(context),
);

export function readingOf(context: ExecutionContext): Reading {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
}
