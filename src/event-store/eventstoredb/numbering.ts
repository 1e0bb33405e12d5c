import type { Position } from '@eventstore/db-client';
import { LEDGER_PREFIX } from '../port/index.js';
import { isAfter, type Place } from './place.js';

/** Whether the events of a counted stream have sequences. */
export function isNumbered(stream: string): boolean {
  return stream.startsWith(LEDGER_PREFIX);
}

/**
 * What the count needs to know of an event of a stream that counts. Each of them, whatever a reader's filter says, has
 * to be shown to {@link placeAfter} once and in order: then every node comes to the same sequences and recorded times.
 */
export interface Counted {
  readonly position: Position;
  /** The log's own stamp; a new leader's clock may stand before that of the old one. */
  readonly created: Date;
}

/** The place just after the next counted event. */
export function placeAfter(place: Place, stream: string, { position, created }: Counted): Place {
  return {
    position,
    sequence: isNumbered(stream) ? place.sequence + 1 : place.sequence,
    recordedAt: Math.max(place.recordedAt, created.getTime()),
  };
}

/** The place after records that do not count. A position that lies behind changes nothing. */
export function placeAt(place: Place, position: Position): Place {
  return isAfter(position, place.position) ? { ...place, position } : place;
}
