import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Lines of JSON. */
export const NDJSON = 'application/x-ndjson';

const JSON_TYPE = 'application/json';

/** The one path that takes lines, and nothing else. */
const TAKES_LINES = '/v1/commands';

/**
 * Makes JSON in UTF-8, not compressed, the only body that is taken, and lines of it, as they come, where many commands
 * are sent. Everything else is 415.
 */
export function acceptOnlyJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  // After the path is known to exist, and before the body is read.
  fastify.addHook('preParsing', (request, _reply, _payload, next) => {
    next(isPlain(request) ? null : encoded());
  });
  fastify.addContentTypeParser(NDJSON, (request, payload, done) => {
    if (takesLines(request)) done(null, payload);
    else done(otherType(request), undefined);
  });
  fastify.addContentTypeParser('*', (request, _payload, done) => done(otherType(request), undefined));
  fastify.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    if (takesLines(request)) {
      done(otherType(request), undefined);
      return;
    }
    try {
      done(null, parseBody(request, body as Buffer));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

function parseBody(request: FastifyRequest, body: Buffer): unknown {
  // Some clients name a media type on every request, also where nothing is sent.
  if (body.length === 0 && request.method === 'DELETE') return undefined;
  try {
    return JSON.parse(UTF8.decode(body));
  } catch {
    throw new ProblemError({ code: 'malformed-json', detail: 'the body is not JSON in UTF-8' });
  }
}

function isPlain({ headers }: FastifyRequest): boolean {
  return (headers['content-encoding'] ?? 'identity').trim().toLowerCase() === 'identity';
}

function takesLines({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === TAKES_LINES;
}

function otherType(request: FastifyRequest): ProblemError {
  return wrongType(`the body must be ${takesLines(request) ? NDJSON : JSON_TYPE}`);
}

function encoded(): ProblemError {
  return wrongType('the body must not be compressed: leave Content-Encoding out');
}

function wrongType(detail: string): ProblemError {
  return new ProblemError({ code: 'unsupported-media-type', detail });
}
