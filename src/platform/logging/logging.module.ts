import type { DynamicModule } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import pino, { type LogFn, type Logger } from 'pino';
import type { LedgerConfig } from '../config/ledger-config.js';

const STDERR = 2;

/** What no log line shows: keys are secrets, and an Idempotency-Key may hold anything. */
const REDACTED = ['authorization', 'idempotency-key', 'cookie'].map((header) => `req.headers["${header}"]`);

/** Where Nest tells of each route and module that it found: nothing that an operator acts on. */
const CHATTER: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);
const INFO = 30;

/** The node's log: JSON lines on stderr. Stdout is for people. Bodies are never logged. */
export function loggingModule({ logLevel }: Pick<LedgerConfig, 'logLevel'>): DynamicModule {
  return LoggerModule.forRoot({
    // The module's own default matches nothing with Fastify.
    forRoutes: ['*path'],
    pinoHttp: [
      {
        level: logLevel,
        redact: { paths: REDACTED, censor: '[redacted]' },
        hooks: { logMethod: leaveOutChatter },
        customLogLevel: requestLevel,
        customErrorObject: withoutError,
        // Fastify's own request id, which a problem names too.
        genReqId: (request: IncomingMessage) =>
          (request as { id?: string | number }).id ?? crypto.randomUUID(),
      },
      pino.destination({ dest: STDERR, sync: true }),
    ],
  });
}

/** Only what went wrong is worth a line by default. */
function requestLevel(_request: IncomingMessage, { statusCode }: ServerResponse, error?: Error) {
  if (error || statusCode >= 500) return 'error';
  return statusCode >= 400 ? 'info' : 'debug';
}

/** An answer of 5xx is no error of its own: what was unexpected has a line already, by the request's id. */
function withoutError(
  _request: unknown,
  _response: unknown,
  _error: unknown,
  line: { err?: unknown },
): object {
  const { err: _err, ...rest } = line;
  return rest;
}

/** Passes on what is worth a line. */
function leaveOutChatter(this: Logger, line: Parameters<LogFn>, write: LogFn, level: number): void {
  const context = (line[0] as { context?: unknown } | undefined)?.context;
  if (level > INFO || !CHATTER.has(context)) write.apply(this, line);
}
