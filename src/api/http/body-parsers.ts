import { MIMEType } from 'node:util';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Lines of JSON. */
export const NDJSON = 'application/x-ndjson';

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';

/** Forms of a publisher's file. */
export const FILE_TYPES = [JSON_TYPE, CSV_TYPE] as const;

/** Bytes of a publisher's file. */
export const FILE_LIMIT = 64 * 1024 * 1024;

/** The one path that takes files as they are. */
const TAKES_FILES = '/v1/series/:id/vintages';

/** The form of a file that was taken, by its media type. */
export function formatOf(contentType: string | undefined): 'json' | 'csv' {
  return contentType?.toLowerCase().startsWith(CSV_TYPE) ? 'csv' : 'json';
}

/** The one path that takes lines, and nothing else. */
const TAKES_LINES = '/v1/commands';

/**
 * Makes JSON in UTF-8, not compressed, the only body that is taken, lines of it, as they come, where many commands are
 * sent, and bytes where files are. Everything else is 415.
 */
export function acceptOnlyJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRoute', (route) => {
    if (route.url === TAKES_FILES) route.bodyLimit = FILE_LIMIT;
  });
  // After the path is known to exist, and before the body is read.
  fastify.addHook('preParsing', (request, _reply, _payload, next) => {
    next(isPlain(request) ? refusedCharset(request) : encoded());
  });
  fastify.addContentTypeParser(NDJSON, (request, payload, done) => {
    if (takesLines(request)) done(null, payload);
    else done(otherType(request), undefined);
  });
  fastify.addContentTypeParser(CSV_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    if (takesFiles(request)) done(null, body);
    else done(otherType(request), undefined);
  });
  fastify.addContentTypeParser('*', (request, _payload, done) => done(otherType(request), undefined));
  fastify.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    if (takesLines(request)) {
      done(otherType(request), undefined);
      return;
    }
    if (takesFiles(request)) {
      done(null, body);
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

/** What UTF-8 is called, and ASCII, which is UTF-8 too. */
const UTF8_NAMES: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii']);
const TEXT_TYPES: ReadonlySet<string> = new Set([JSON_TYPE, NDJSON, CSV_TYPE]);

/** A body that would be read as UTF-8 and is said to be something else. Some clients name a type where they send none. */
function refusedCharset(request: FastifyRequest): ProblemError | null {
  const type = request.headers['content-type'];
  if (type === undefined || !hasBody(request)) return null;
  const charset = charsetOf(type);
  if (charset === null || UTF8_NAMES.has(charset.toLowerCase())) return null;
  return wrongType(`the body must be in UTF-8, and is said to be in ${charset}`);
}

/** What a text that is taken says of its charset; null where it says nothing. What is no media type is refused as such. */
function charsetOf(contentType: string): string | null {
  try {
    const { essence, params } = new MIMEType(contentType);
    return TEXT_TYPES.has(essence) ? params.get('charset') : null;
  } catch {
    return null;
  }
}

/** Whether a body comes with a request. */
export function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a body may be long, and arrive for as long. */
export function isLongBody(request: FastifyRequest): boolean {
  return takesLines(request) || takesFiles(request);
}

function takesLines({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === TAKES_LINES;
}

function takesFiles({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === TAKES_FILES;
}

function otherType(request: FastifyRequest): ProblemError {
  if (takesFiles(request)) return wrongType(`the body must be ${FILE_TYPES.join(' or ')}`);
  return wrongType(`the body must be ${takesLines(request) ? NDJSON : JSON_TYPE}`);
}

function encoded(): ProblemError {
  return wrongType('the body must not be compressed: leave Content-Encoding out');
}

function wrongType(detail: string): ProblemError {
  return new ProblemError({ code: 'unsupported-media-type', detail });
}
