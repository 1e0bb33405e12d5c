import type { DynamicModule } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import pino, {
  type DestinationStream,
  type LogFn,
  type Logger,
  type SerializedRequest,
  type SerializedResponse,
} from 'pino';
import type { LedgerConfig } from '../config/ledger-config.js';
import { masking } from './masking.js';
import { factsOf } from './request-facts.js';
import { traceContextOf } from './trace-context.js';

const STDERR = 2;

/** The headers that a log line shows. Any other one may hold a key, whatever it is called. */
const SHOWN_HEADERS = ['host', 'user-agent', 'content-type', 'content-length', 'ledger-min-sequence'];

/** Where Nest tells of each route and module that it found: nothing that an operator acts on. */
const CHATTER: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);
const INFO = 30;

/** What Nest says of an address that it cannot listen at. Whoever starts the node says it, in words. */
const CANNOT_LISTEN = /^Error: (listen|getaddrinfo) /;

/** The node's log: JSON lines on stderr. Stdout is for people. Bodies, queries and keys are never logged. */
export function loggingModule({
  logLevel,
  adminKey,
}: Pick<LedgerConfig, 'logLevel' | 'adminKey'>): DynamicModule {
  return LoggerModule.forRoot({
    // The module's own default matches nothing with Fastify.
    forRoutes: ['*path'],
    pinoHttp: [
      {
        level: logLevel,
        serializers: { req: shownRequest, res: shownResponse },
        hooks: { logMethod: leaveOutChatter },
        customLogLevel: requestLevel,
        customProps: (request: IncomingMessage) => traceContextOf(request.headers.traceparent) ?? {},
        customAttributeKeys: { responseTime: 'durationMs' },
        customSuccessObject: withFacts,
        customErrorObject: (request: IncomingMessage, _response: unknown, _error: unknown, line: object) =>
          withFacts(request, _response, line),
        // Fastify's own request id, which a problem names too.
        genReqId: (request: IncomingMessage) =>
          (request as { id?: string | number }).id ?? crypto.randomUUID(),
      },
      masked(adminKey),
    ],
  });
}

/** Stderr, without what nobody should read there: whatever a client put where. */
function masked(adminKey: string | null): DestinationStream {
  const stderr = pino.destination({ dest: STDERR, sync: true });
  const mask = masking(adminKey);
  return { write: (line) => stderr.write(mask(line)) };
}

/** A request as a log line shows it. A query may hold a key, too. */
function shownRequest({ id, method, url, headers, remoteAddress }: SerializedRequest): object {
  const shown = SHOWN_HEADERS.filter((name) => headers[name] !== undefined);
  return {
    id,
    method,
    path: url.replace(/[?#].*$/s, ''),
    headers: Object.fromEntries(shown.map((name) => [name, headers[name]])),
    remoteAddress,
  };
}

/** An answer as a log line shows it. */
function shownResponse({ statusCode }: SerializedResponse): object {
  return { statusCode };
}

/** Only what went wrong is worth a line by default. A node that turns something away does what it should. */
function requestLevel(_request: IncomingMessage, { statusCode }: ServerResponse, error?: Error) {
  if (statusCode === 503) return 'warn';
  if (error || statusCode >= 500) return 'error';
  return statusCode >= 400 ? 'info' : 'debug';
}

/**
 * The line of a request that is over. An answer of 5xx is no error of its own: what was unexpected has a line already,
 * by the request's id.
 */
function withFacts(request: IncomingMessage, _response: unknown, line: { err?: unknown }): object {
  const { err: _err, ...rest } = line;
  return { ...rest, ...factsOf(request) };
}

/** Passes on what is worth a line. */
function leaveOutChatter(this: Logger, line: Parameters<LogFn>, write: LogFn, level: number): void {
  const context = (line[0] as { context?: unknown } | undefined)?.context;
  const isChatter = level <= INFO && CHATTER.has(context);
  const isSaidElsewhere = context === 'NestApplication' && CANNOT_LISTEN.test(String(line[1]));
  if (!isChatter && !isSaidElsewhere) write.apply(this, line);
}
