import { nameBasedUuid } from './name-based-uuid.js';
import { type CountIdentity, identityText } from '../domain/counts/identity.js';

/** Namespace of count ids, promised to clients, who compute the same ids. */
const COUNT_NAMESPACE = '6b1d0c3e-58a4-4f0e-9d57-2f6f1f0c7a21';
/** Namespace of the ids of measures and groups. Published: clients may compute the same ids. */
const DEFINITION_NAMESPACE = 'd0a3c5b2-7f64-4c19-8e2b-91c6f4f35a07';

/** UUIDv5 of the RFC 8785 text of a list: who knows the list and the namespace knows the id. */
export function deriveId(namespace: string, text: readonly (string | null)[]): string {
  // Of a list of Unicode texts this is the RFC 8785 text.
  return nameBasedUuid(JSON.stringify(text), namespace);
}

/** The id of the one count of a quantity: the same on every node and for every client. */
export function countId(identity: CountIdentity): string {
  return deriveId(COUNT_NAMESPACE, identityText(identity));
}

/** The id of the one measure of a family with that code, built in or defined: the same on every node. */
export function measureId(family: string, code: string): string {
  return deriveId(DEFINITION_NAMESPACE, ['measure', family, code]);
}

/** The id of the one group with that code, built in or defined: the same on every node. */
export function groupId(code: string): string {
  return deriveId(DEFINITION_NAMESPACE, ['group', code]);
}
