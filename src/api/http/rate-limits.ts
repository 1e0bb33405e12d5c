import rateLimit, { type CreateRateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LedgerConfig } from '../../platform/config/ledger-config.js';
import { ProblemError } from '../problems/problem.js';

/** Rates are averages over this long, in seconds: so much comes at once as the rate allows in this time. */
const WINDOW_S = 10;
const FAILURES_WINDOW_S = 60;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
type Counted = Exclude<Awaited<ReturnType<Limiter>>, { isAllowed: true }>;

/**
 * How much each may ask: who has a key or a token by its actor, who has none by its address. Of IPv6 the network of 64
 * bits is the address: one client has as many as it likes. Each node counts by itself, and no more than the 5,000 of
 * each kind that came last: memory is bounded.
 */
export class RateLimits {
  private actors: Limiter | null = null;
  private addresses: Limiter | null = null;
  private failures: Limiter | null = null;

  constructor(fastify: FastifyInstance, { ratePerKey, ratePerAddress, rateOfFailures }: LedgerConfig) {
    void fastify.register(rateLimit, { global: false });
    fastify.after(() => {
      const limiter = (max: number, seconds: number, more: CreateRateLimitOptions = {}) =>
        max === 0 ? null : fastify.createRateLimit({ max, timeWindow: seconds * 1_000, ...more });
      this.actors = limiter(ratePerKey * WINDOW_S, WINDOW_S, {
        keyGenerator: ({ actor }) => actor?.id ?? '',
      });
      this.addresses = limiter(ratePerAddress * WINDOW_S, WINDOW_S);
      this.failures = limiter(rateOfFailures, FAILURES_WINDOW_S);
    });
  }

  /** Counts a request, by its actor where it has one. @throws ProblemError `too-many-requests` */
  async count(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const counted = await counting(request.actor ? this.actors : this.addresses, request);
    if (!counted) return;
    void reply.headers({
      'ratelimit-limit': counted.max,
      'ratelimit-remaining': counted.remaining,
      'ratelimit-reset': counted.ttlInSeconds,
    });
    if (counted.isExceeded) throw tooMany('more requests than are taken', counted);
  }

  /** Whether keys that do not hold are counted. */
  get countsFailures(): boolean {
    return this.failures !== null;
  }

  /** @throws ProblemError `too-many-requests` where too many keys that do not hold came from the address before */
  async assertFewFailures(request: FastifyRequest): Promise<void> {
    const counted = await counting(this.failures, request, { increment: false });
    if (counted?.isExceeded) throw tooMany(FAILURES, counted);
  }

  /** Counts a key that does not hold. @throws ProblemError `too-many-requests` when it is one too many */
  async countFailure(request: FastifyRequest): Promise<void> {
    const counted = await counting(this.failures, request);
    if (counted?.isExceeded) throw tooMany(FAILURES, counted);
  }
}

const FAILURES = 'more keys and tokens that do not hold came from this address than are looked at';

async function counting(
  limiter: Limiter | null,
  request: FastifyRequest,
  options?: Parameters<Limiter>[1],
): Promise<Counted | null> {
  const counted = await limiter?.(request, options);
  return !counted || counted.isAllowed ? null : counted;
}

function tooMany(what: string, { ttlInSeconds }: Counted): ProblemError {
  return new ProblemError({
    code: 'too-many-requests',
    detail: `${what}: come back in ${ttlInSeconds} s`,
    headers: { 'retry-after': String(ttlInSeconds) },
  });
}
