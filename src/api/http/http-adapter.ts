import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../../platform/auth/authenticator.js';
import type { LedgerConfig } from '../../platform/config/ledger-config.js';
import { PROBLEM_TYPE, problemBody, type Problem } from '../problems/problem.js';
import { PROBLEMS, type ProblemCode } from '../problems/registry.js';
import { countProblem } from '../problems/count-problem.js';
import { sendProblem } from '../problems/send-problem.js';
import type { Metrics } from '../../platform/metrics/metrics.js';
import { acceptOnlyJson } from './body-parsers.js';
import { endConnections } from './ending-connections.js';
import { installGate } from './gate.js';
import { answerUnknownRoutes } from './known-paths.js';
import { refuseMalformedQueries } from './query-encoding.js';
import { requestIdOf } from './request-id.js';
import { watchRequest, watchRequests } from './watch-requests.js';
import { addSecurityHeaders, SECURITY_HEADERS } from './security-headers.js';
import { cutOffSlowBodies } from './slow-requests.js';

/** Bytes of a body. */
const BODY_LIMIT = 512 * 1024;

/** Bytes of the head of a request. */
const HEAD_LIMIT = 16 * 1024;

/** How often it is looked for requests that do not arrive, in milliseconds. */
const LOOK_MS = 5_000;

/** No route has a schema of Fastify's, and what compiles them takes a start long to load. */
const NO_SCHEMAS = { buildValidator: () => refuseSchema, buildSerializer: () => refuseSchema };

/** What the web server needs of the node, which is wired after it. */
export interface NodeParts {
  readonly metrics: Metrics;
  /** What this node has applied: every answer says it. */
  sequence(): number;
  authenticator(): Authenticator;
  /** Whether it is on its way to stop. */
  isStopping(): boolean;
}

/** The web server, with this API's answers to what never reaches a handler. */
export function createHttpAdapter(config: LedgerConfig, node: NodeParts): FastifyAdapter {
  const { metrics } = node;
  const sequence = () => ({ 'ledger-sequence': String(node.sequence()) });
  const headers = () => ({ ...sequence(), ...SECURITY_HEADERS });
  const { requestTimeoutMs } = config;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    http: {
      maxHeaderSize: HEAD_LIMIT,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(LOOK_MS, requestTimeoutMs),
    },
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    requestIdHeader: false,
    schemaController: { compilersFactory: NO_SCHEMAS },
    // What arrives on a connection that stays open is still answered while the node stops.
    return503OnClosing: false,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      watchRequest(request, reply, metrics);
      answerBadUrl(error, request, reply.headers({ ...headers(), 'x-request-id': request.id }));
    },
    clientErrorHandler: (error: ClientError, socket: Socket) => {
      const code = answerBadRequest(error, socket, headers());
      if (code) countProblem(metrics, code, false);
    },
  });
  const fastify = adapter.getInstance();
  fastify.server.maxConnections = config.maxConnections;
  fastify.addHook('onSend', async (request, reply) => {
    void reply.headers(sequence()).header('x-request-id', request.id);
  });
  addSecurityHeaders(fastify, config.publicReads);
  watchRequests(fastify, metrics);
  endConnections(fastify, () => node.isStopping());
  // In this order, before a body is read.
  cutOffSlowBodies(fastify, requestTimeoutMs);
  installGate(fastify, config, () => node.authenticator());
  refuseMalformedQueries(fastify);
  answerUnknownRoutes(fastify);
  acceptOnlyJson(fastify);
  return adapter;
}

function refuseSchema(): never {
  throw new Error('nothing here compiles the schema of a route');
}

/** A URL that the router cannot read, or a parameter that is longer than anything that exists. */
function answerBadUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem: Problem =
    error.code === 'FST_ERR_BAD_URL'
      ? { code: 'malformed-url', detail: 'the URL is not percent-encoded UTF-8' }
      : { code: 'not-found', detail: 'nothing has this address' };
  sendProblem(request, reply, problem);
}

type ClientError = Error & { readonly code?: string };

const CLIENT_ERRORS: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

/** What is no HTTP has no request to answer: the socket gets the answer. Null when nobody is there for it. */
function answerBadRequest(
  error: ClientError,
  socket: Socket,
  headers: Readonly<Record<string, string>>,
): ProblemCode | null {
  if (error.code === 'ECONNRESET' || socket.destroyed) return null;
  const code = CLIENT_ERRORS[error.code ?? ''] ?? 'malformed-request';
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify(problemBody({ code, detail: title }, ''));
  const lines = Object.entries({
    ...headers,
    'content-type': PROBLEM_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`);
  socket.destroy(error);
  return code;
}
