import canonicalize from 'canonicalize';
import { v5, v7 } from 'uuid';
import { type CountIdentity, identityText } from '../../domain/counts/identity.js';

/** Namespace of count ids, promised to clients, who compute the same ids. */
const COUNT_NAMESPACE = '6b1d0c3e-58a4-4f0e-9d57-2f6f1f0c7a21';
/** Namespace of what is derived from an Idempotency-Key. Inside the ledger alone. */
const KEY_NAMESPACE = 'b3f3a1de-0d0c-4f7c-9a33-5f0d4a1c2e68';

/** The id of the one count of a quantity: the same on every node and for every client. */
export function countId(identity: CountIdentity): string {
  return derive(COUNT_NAMESPACE, identityText(identity));
}

/** What a command with an Idempotency-Key is, wherever and however often it arrives. */
export interface KeyedCommand {
  readonly actor: string;
  readonly command: string;
  readonly addressed: string | null;
  readonly key: string | null;
}

/** The id of a new resource: derived where a key came, so that a repetition finds it; else new, ordered by time. */
export function newResourceId({ actor, command, key }: KeyedCommand): string {
  return key === null ? v7() : derive(KEY_NAMESPACE, ['resource', actor, command, key]);
}

/**
 * The ids of the events of one command, by their index. The same for each repetition with the key and for each retry
 * of one request, so that no event is in the log twice.
 */
export function eventIds({ actor, command, addressed, key }: KeyedCommand): (index: number) => string {
  const drawn: string[] = [];
  return (index) =>
    key === null
      ? (drawn[index] ??= v7())
      : derive(KEY_NAMESPACE, ['event', actor, command, addressed, key, String(index)]);
}

function derive(namespace: string, text: readonly (string | null)[]): string {
  const canonical = canonicalize(text);
  if (canonical === undefined) throw new Error('a list of strings has a canonical text');
  return v5(canonical, namespace);
}
