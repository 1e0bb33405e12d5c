import type { FastifyReply } from 'fastify';
import Negotiator from 'negotiator';

/** A header that lists nothing, which states no preference (RFC 9110, 12.5.1). */
const NOTHING_LISTED = /^[\s,]*$/;

/**
 * The media type that `Accept` prefers of those that there are: the first of them where it does not say, null where it
 * takes none.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  available: readonly Type[],
): Type | null {
  const stated = accept === undefined || NOTHING_LISTED.test(accept) ? undefined : accept;
  const preferred = new Negotiator({ headers: { accept: stated } }).mediaType(available);
  return available.find((type) => type === preferred) ?? null;
}

/** Says of an answer that it depends on `Accept`, besides what it depends on already. */
export function variesByAccept(reply: FastifyReply): void {
  const others = reply.getHeader('vary');
  void reply.header('vary', others === undefined ? 'Accept' : `${String(others)}, Accept`);
}
