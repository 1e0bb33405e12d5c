import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** How long a browser remembers what it was allowed, in seconds. */
const REMEMBERED_S = 600;

/**
 * Lets pages of other origins use the API from a browser. It is without cookies: a page acts with the key that it sends,
 * or with none.
 * @param origins those that may, `*` for all; none when empty
 */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'POST', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'Last-Event-ID',
      'Ledger-Min-Sequence',
      'Traceparent',
      'Tracestate',
      'X-Request-Id',
    ],
    exposedHeaders: [
      'Content-Disposition',
      'ETag',
      'Idempotency-Replayed',
      'Ledger-As-Of',
      'Ledger-As-Of-Sequence',
      'Ledger-Data-Licence',
      'Ledger-Notices',
      'Ledger-Row-Count',
      'Ledger-Sequence',
      'Ledger-State-Sha256',
      'Ledger-Stated-As-Of',
      'Ledger-Vintage',
      'Link',
      'Location',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'Retry-After',
      'X-Request-Id',
    ],
    maxAge: REMEMBERED_S,
  });
}
