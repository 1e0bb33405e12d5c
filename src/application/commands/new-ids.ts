import { idOfRequest } from '../../ids/keyed-ids.js';
import type { CommandContext } from './command-context.js';

/** Namespace of what is derived from an Idempotency-Key. Inside the ledger alone. */
const KEY_NAMESPACE = 'b3f3a1de-0d0c-4f7c-9a33-5f0d4a1c2e68';

/** The id of a new resource, by `idOfRequest`. */
export function newResourceId({
  actor,
  command,
  key,
}: Pick<CommandContext, 'actor' | 'command' | 'key'>): string {
  return idOfRequest(KEY_NAMESPACE, [actor.id, command], key);
}

/**
 * The id of a new part of a resource, such as a delivery, by `idOfRequest`.
 * @param resource the id of what it becomes a part of
 */
export function newPartId(
  { actor, command, key }: Pick<CommandContext, 'actor' | 'command' | 'key'>,
  resource: string,
): string {
  return idOfRequest(KEY_NAMESPACE, [actor.id, command, resource], key);
}
