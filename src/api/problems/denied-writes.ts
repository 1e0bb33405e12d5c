import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';
import { PROBLEMS } from './registry.js';

const logger = new Logger('DeniedWrites');
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Who is not known, who may not, who asks too much. */
const DENIED: ReadonlySet<number> = new Set([401, 403, 429]);

/**
 * Leaves one line in the node's log for a write that was denied: who tried what, from where. Never what they showed.
 * @param line of a request that has many commands
 */
export function logDeniedWrite(request: FastifyRequest, { code }: Problem, line?: number): void {
  const { method, id, ip, actor, routeOptions } = request;
  if (READS.has(method) || !DENIED.has(PROBLEMS[code].status)) return;
  logger.warn({
    requestId: id,
    actor: actor?.id ?? null,
    role: actor?.role ?? null,
    method,
    route: routeOptions.url ?? null,
    ...(line === undefined ? {} : { line }),
    code,
    address: ip,
    msg: 'a write was denied',
  });
}
