import type { IncomingHttpHeaders } from 'node:http';
import type { IfMatch } from '../../domain/kernel/decision.js';
import { idempotencyKey } from '../dto/checks.js';
import { ProblemError } from '../problems/problem.js';

const ENTITY_TAG = /^"(0|[1-9]\d{0,15})"$/;

/** The Idempotency-Key of a request, null without one. @throws ProblemError `bad-idempotency-key` */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && idempotencyKey.accepts(key)) return key;
  throw new ProblemError({
    code: 'bad-idempotency-key',
    detail: `Idempotency-Key ${idempotencyKey.detail}`,
  });
}

/**
 * The revision of a request's If-Match, null without one. One that is malformed is refused by the decision that needs
 * it, after the key, the body and the state were looked at: a repetition is answered whatever it says.
 */
export function ifMatchOf(headers: IncomingHttpHeaders): IfMatch {
  const tag = headers['if-match'];
  if (tag === undefined) return null;
  const revision = Number(ENTITY_TAG.exec(tag)?.[1] ?? NaN);
  return Number.isSafeInteger(revision) ? revision : 'malformed';
}
