import { v7 } from 'uuid';
import { deriveId } from './derived-ids.js';

/**
 * The id of what a request makes. With an Idempotency-Key it is derived, so that a repetition arrives at the same
 * stream on every node; else it is new, and ordered by time.
 * @param namespace of what is made; known inside the ledger alone
 * @param by who asks, and whatever else tells requests with the same key apart
 */
export function idOfRequest(namespace: string, by: readonly string[], key: string | null): string {
  return key === null ? v7() : deriveId(namespace, [...by, key]);
}
