import { lookup as lookUp, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A URL that nothing is delivered to. Its message says why, without the URL. */
export class TargetRefusedError extends Error {
  override readonly name = 'TargetRefusedError';
  /** As system errors have one. */
  readonly code = 'TARGET_REFUSED';
}

const PRIVATE = 'must not lead to an address of this machine or of a private network';

/**
 * Whether an address is one of the public internet. Loopback, link-local, private, shared, multicast, unspecified and
 * reserved ones are not, nor are those that hide another address in them.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast';
}

/**
 * Checks what can be told from a URL alone. What its name resolves to is looked at with each connection.
 * @param allowPrivate whether targets inside the own network, and those without TLS, are wanted
 * @throws TargetRefusedError
 */
export function checkTarget(url: URL, allowPrivate: boolean): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new TargetRefusedError('must be an https address');
  if (url.username !== '' || url.password !== '')
    throw new TargetRefusedError('must not hold a user or a password: deliveries are signed');
  if (url.hash !== '') throw new TargetRefusedError('must not have a fragment: it is never sent');
  if (allowPrivate) return;
  if (url.protocol === 'http:') throw new TargetRefusedError('must be an https address');
  const host = hostOf(url);
  // A trailing dot is an end of the name, no part of it.
  if (/(^|\.)localhost\.?$/i.test(host)) throw new TargetRefusedError(PRIVATE);
  if (ipaddr.isValid(host) && !isPublicAddress(host)) throw new TargetRefusedError(PRIVATE);
}

/** The host of a URL, an address of IPv6 without its brackets. URL has made the usual form of every odd one. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Resolves names for a socket: what it refuses is never connected to, whatever the name resolved to before. One address
 * that is not public refuses the whole name.
 */
export function publicLookup(resolve: typeof lookUp = lookUp): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) callback(error ?? new TargetRefusedError('has no address'), [], 0);
      else if (!addresses.every(({ address }) => isPublicAddress(address)))
        callback(new TargetRefusedError(PRIVATE), [], 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
