import type { FastifyInstance } from 'fastify';

/** Of every answer. What is no page loads nothing, is framed by nobody, and is embedded by no other origin. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Of the page at /docs, whose scripts and styles are files beside it; some styles and pictures are in the page. */
const DOCUMENTATION_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const DOCUMENTATION: ReadonlySet<string> = new Set(['/docs', '/docs/index.html']);

/** A year, in seconds. */
const TLS_REMEMBERED_S = 31_536_000;

/**
 * Adds what browsers are told of answers. A page that says more of itself is left its own policy.
 * @param publicReads whether answers to reads may be kept by what stands between
 */
export function addSecurityHeaders(fastify: FastifyInstance, publicReads: boolean): void {
  fastify.addHook('onSend', async ({ routeOptions, protocol }, reply) => {
    const own = reply.getHeader('content-security-policy');
    void reply.headers(SECURITY_HEADERS);
    if (own !== undefined) void reply.header('content-security-policy', own);
    else if (DOCUMENTATION.has(routeOptions.url ?? '')) {
      void reply.header('content-security-policy', DOCUMENTATION_POLICY);
    }
    // It ends at a proxy, which says so: the ledger itself speaks HTTP.
    if (protocol === 'https') void reply.header('strict-transport-security', `max-age=${TLS_REMEMBERED_S}`);
    const caching = reply.getHeader('cache-control');
    if (!publicReads && typeof caching === 'string' && !/\b(no-store|private)\b/.test(caching)) {
      void reply.header('cache-control', `private, ${caching}`);
    }
  });
}
