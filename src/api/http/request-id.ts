import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What other programs use as ids, of a length that a log bears. */
const SANE = /^[\w.:=/+@-]{1,128}$/;

/** How a request is called in the log and in its answer: as whoever sent it says, when that is an id, else a new one. */
export function requestIdOf({ 'x-request-id': given }: IncomingHttpHeaders): string {
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}
