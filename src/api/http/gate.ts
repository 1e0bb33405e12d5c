import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Authenticator } from '../../platform/auth/authenticator.js';
import { ForbiddenError, IssuerUnavailableError, UnauthorizedError } from '../../platform/auth/errors.js';
import { hashSecret } from '../../platform/auth/secrets.js';
import type { LedgerConfig } from '../../platform/config/ledger-config.js';
import { RateLimits } from './rate-limits.js';

/** Asked for by machines that watch the node, however busy it is. */
const NEVER_COUNTED = /^\/(health\/.*|metrics)$/;
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What held lately is looked at also from an address that sends much that does not: others may be behind it, too. */
const HELD = { max: 10_000, ttl: 3_600_000 };

/**
 * Tells who asks, and sends away who asks too much, and whoever would write and is nobody: before a body is read. What
 * somebody may do is the guard's to say.
 * @param authenticator of the node, which is wired by the time that something is asked
 */
export function installGate(
  fastify: FastifyInstance,
  config: LedgerConfig,
  authenticator: () => Authenticator,
): void {
  fastify.decorateRequest('actor', null);
  fastify.decorateRequest('refusal', null);
  const gate = new Gate(new RateLimits(fastify, config), authenticator);
  // After the request is logged and other origins are told what they may.
  fastify.addHook('preParsing', async (request, reply) => gate.enter(request, reply));
}

class Gate {
  /** Hashes of headers. */
  private readonly held = new LRUCache<string, true>(HELD);

  constructor(
    private readonly limits: RateLimits,
    private readonly authenticator: () => Authenticator,
  ) {}

  async enter(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { is404, method, headers, routeOptions } = request;
    if (NEVER_COUNTED.test(routeOptions.url ?? '')) return;
    if (headers.authorization !== undefined && !is404) await this.identify(request, headers.authorization);
    await this.limits.count(request, reply);
    if (READS.has(method) || request.actor || is404) return;
    throw request.refusal ?? new UnauthorizedError('this needs a key: Authorization: Bearer <key>');
  }

  private async identify(request: FastifyRequest, authorization: string): Promise<void> {
    const hash = this.limits.countsFailures ? hashSecret(authorization) : '';
    if (!this.held.has(hash)) await this.limits.assertFewFailures(request);
    try {
      request.actor = await this.authenticator().actorOf(authorization);
      this.held.set(hash, true);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.held.delete(hash);
      request.refusal = error;
      if (error instanceof UnauthorizedError) await this.limits.countFailure(request);
    }
  }
}

function isRefusal(error: unknown): error is Error {
  return [UnauthorizedError, ForbiddenError, IssuerUnavailableError].some((type) => error instanceof type);
}
