import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { rememberFacts } from '../../platform/logging/request-facts.js';
import type { Metrics } from '../../platform/metrics/metrics.js';
import { countProblem } from '../problems/count-problem.js';
import { problemSentBy } from '../problems/send-problem.js';
import { EVENT_STREAM } from '../streams/sse.js';

/** The route of what has none: whatever paths are made up, it is one. */
const UNMATCHED = 'unmatched';

/** Counts and times every request once, and knows what its line in the log says of it, when it is answered or cut off. */
export function watchRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, reply, next) => {
    watchRequest(request, reply, metrics);
    next();
  });
}

/** For a request that no hook sees. */
export function watchRequest(request: FastifyRequest, reply: FastifyReply, metrics: Metrics): void {
  const begun = performance.now();
  rememberFacts(request.raw, () => ({
    route: routeOf(request),
    actor: request.actor?.id,
    problem: problemSentBy(reply),
  }));
  onceOver(reply.raw, () => {
    const { method } = request;
    const route = routeOf(request);
    metrics.requests.inc({ method, route, status: String(reply.raw.statusCode) });
    if (reply.raw.getHeader('content-type') !== EVENT_STREAM) {
      metrics.requestSeconds.observe({ method, route }, (performance.now() - begun) / 1_000);
    }
    const code = problemSentBy(reply);
    if (code) countProblem(metrics, code, request.headers.authorization !== undefined);
  });
}

/** The template of the route, such as `/v1/strikes/:id`. */
function routeOf({ is404, routeOptions }: FastifyRequest): string {
  return is404 ? UNMATCHED : (routeOptions.url ?? UNMATCHED);
}

/** A connection that is cut closes without finishing. */
function onceOver(response: ServerResponse, over: () => void): void {
  const once = () => {
    response.off('finish', once).off('close', once);
    over();
  };
  response.on('finish', once).on('close', once);
}
