import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../problems/send-problem.js';

/**
 * Refuses queries whose escapes are not UTF-8, as the router does with paths: decoded with what is broken left as it is,
 * they would be answered as if something else had been asked for.
 */
export function refuseMalformedQueries(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, reply, _payload, next) => {
    if (isDecodable(queryIn(request.url))) next();
    else
      sendProblem(request, reply, {
        code: 'malformed-url',
        detail: 'the query is not percent-encoded UTF-8',
      });
  });
}

/** From the question mark on; empty where there is none. */
function queryIn(url: string): string {
  const begin = url.indexOf('?');
  return begin < 0 ? '' : url.slice(begin);
}

function isDecodable(query: string): boolean {
  if (!query.includes('%')) return true;
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}
