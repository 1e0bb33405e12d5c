import { HttpException } from '@nestjs/common';
import {
  CommandRejectedError,
  KeyReusedError,
  NotAcceptingCommandsError,
  OverloadedError,
  TooMuchContentionError,
} from '../../application/commands/errors.js';
import { UnreadableFileError } from '../../application/series/unreadable-file-error.js';
import { AppendTooLargeError, LogClosedError, LogUnavailableError } from '../../event-store/port/index.js';
import {
  ExpiredFromTheStartError,
  ForbiddenError,
  IssuerUnavailableError,
  UnauthorizedError,
} from '../../platform/auth/errors.js';
import { DamagedReadModelError, ReadModelOutOfReachError } from '../../projection-runtime/read-model.js';
import { RebuildRunningError } from '../../projection-runtime/rebuilds.js';
import { TargetRefusedError } from '../../webhooks/targets.js';
import { furtherMembers, type Problem, ProblemError } from './problem.js';
import type { ProblemCode } from './registry.js';

type Making<Thrown> = (error: Thrown) => Problem;
type ErrorClass = abstract new (...args: never[]) => Error;

/** When it is worth trying again, in seconds. */
const SOON = { 'retry-after': '1' };
const LATER = { 'retry-after': '5' };

const rule = <Class extends ErrorClass>(type: Class, make: Making<InstanceType<Class>>) => ({
  type,
  make: make as Making<Error>,
});

/** What each error that the API expects is to whoever asked. The first row that fits counts. */
const RULES = [
  rule(ProblemError, ({ problem }) => problem),
  rule(CommandRejectedError, ({ rejection: { members = {}, ...rejection } }) => ({
    ...rejection,
    members: furtherMembers(members),
  })),
  rule(KeyReusedError, ({ message, members }) => ({
    code: 'key-reused',
    detail: message,
    errors: members.map((name) => ({
      pointer: `/${escapePointer(name)}`,
      detail: 'differs from the first time',
    })),
  })),
  rule(UnauthorizedError, ({ message, isRefused }) => ({
    code: 'unauthorized',
    detail: message,
    // RFC 6750: a client that sent something learns that another try with it is in vain.
    headers: { 'www-authenticate': isRefused ? 'Bearer error="invalid_token"' : 'Bearer' },
  })),
  rule(IssuerUnavailableError, ({ message }) => ({
    code: 'issuer-unavailable',
    detail: message,
    headers: LATER,
  })),
  rule(ForbiddenError, ({ message }) => ({ code: 'forbidden', detail: message })),
  rule(ExpiredFromTheStartError, ({ message }) => ({
    code: 'invalid',
    detail: 'the body is not valid',
    errors: [{ pointer: '/expiresAt', detail: message }],
  })),
  rule(TargetRefusedError, ({ message }) => ({
    code: 'invalid',
    detail: 'the body is not valid',
    errors: [{ pointer: '/url', detail: message }],
  })),
  rule(RebuildRunningError, ({ message, number }) => ({
    code: 'rebuild-running',
    detail: message,
    members: { number },
  })),
  rule(UnreadableFileError, ({ message }) => ({ code: 'unreadable-file', detail: message })),
  rule(AppendTooLargeError, ({ message }) => ({ code: 'too-large', detail: message })),
  rule(NotAcceptingCommandsError, ({ message }) => ({
    code: 'not-accepting',
    detail: message,
    headers: LATER,
  })),
  rule(OverloadedError, ({ message, retrySeconds }) => ({
    code: 'overloaded',
    detail: message,
    headers: { 'retry-after': String(retrySeconds) },
  })),
  rule(TooMuchContentionError, ({ message }) => ({ code: 'contention', detail: message, headers: SOON })),
  rule(DamagedReadModelError, () => ({
    code: 'not-ready',
    detail: 'this node is building its read models anew, as they were damaged',
    headers: LATER,
  })),
  rule(ReadModelOutOfReachError, () => ({
    code: 'not-ready',
    detail: 'this node cannot read its read models now',
    headers: SOON,
  })),
  rule(LogUnavailableError, () => ({
    code: 'unavailable',
    detail: 'the log cannot be reached; what was sent may or may not have been recorded',
    headers: SOON,
  })),
  rule(LogClosedError, () => ({ code: 'unavailable', detail: 'this node is shutting down', headers: LATER })),
];

/** What the web framework refuses, by status. Its own words are not passed on. */
const BY_STATUS: Readonly<Record<number, { code: ProblemCode; detail: string }>> = {
  400: { code: 'malformed-request', detail: 'the request is malformed' },
  // A path that leads out of the folder of a page's files. Who may do what, the guard says with an error of its own.
  403: { code: 'not-found', detail: 'nothing has this address' },
  404: { code: 'not-found', detail: 'nothing has this address' },
  408: { code: 'request-timeout', detail: 'the request did not arrive in time' },
  413: {
    code: 'too-large',
    detail: 'the body is larger than 512 KiB, or than the 64 MiB that a vintage may have',
  },
  414: { code: 'not-found', detail: 'nothing has this address' },
  415: { code: 'unsupported-media-type', detail: 'the body must be application/json' },
  431: { code: 'headers-too-large', detail: 'the headers are too large' },
};

/** The problem that an error is to whoever asked; null when it is a fault of the ledger. */
export function problemOf(error: unknown): Problem | null {
  for (const { type, make } of RULES) {
    if (error instanceof type) return make(error);
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  return (status !== undefined && BY_STATUS[status]) || null;
}

/** RFC 6901: `~` and `/` in a member's name. */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Fastify's own errors carry the status that they stand for. */
function statusOf(error: unknown): number | undefined {
  return error instanceof Error && error.name === 'FastifyError'
    ? (error as { statusCode?: number }).statusCode
    : undefined;
}
