import { v7 } from 'uuid';
import { deriveId } from '../../ids/derived-ids.js';
import type { CommandContext } from './command-context.js';

/** Namespace of what is derived from an Idempotency-Key. Inside the ledger alone. */
const KEY_NAMESPACE = 'b3f3a1de-0d0c-4f7c-9a33-5f0d4a1c2e68';

/**
 * The id of a new resource. With an Idempotency-Key it is derived, so that a repetition arrives at the same stream;
 * else it is new, and ordered by time.
 */
export function newResourceId({
  actor,
  command,
  key,
}: Pick<CommandContext, 'actor' | 'command' | 'key'>): string {
  return key === null ? v7() : deriveId(KEY_NAMESPACE, [actor.id, command, key]);
}

/**
 * The id of a new part of a resource, such as a delivery. With an Idempotency-Key it is derived, so that it is one on
 * every node that the command arrives at; else it is new, and ordered by time.
 * @param resource the id of what it becomes a part of
 */
export function newPartId(
  { actor, command, key }: Pick<CommandContext, 'actor' | 'command' | 'key'>,
  resource: string,
): string {
  return key === null ? v7() : deriveId(KEY_NAMESPACE, [actor.id, command, resource, key]);
}
