import type { Position } from '@eventstore/db-client';
import { LEDGER_PREFIX, OPS_PREFIX } from '../port/index.js';
import { isAfter, type Place } from './place.js';

/**
 * The streams whose events take part in the count. Each of their events, whatever a reader's filter says, has to be
 * shown to {@link placeAfter} once and in order: then every node comes to the same sequences and recorded times.
 */
export const COUNTED_PREFIXES: readonly string[] = [LEDGER_PREFIX, OPS_PREFIX];

export function isCounted(stream: string): boolean {
  return COUNTED_PREFIXES.some((prefix) => stream.startsWith(prefix));
}

/** Whether the events of a counted stream have sequences. */
export function isNumbered(stream: string): boolean {
  return stream.startsWith(LEDGER_PREFIX);
}

/** What the count needs to know of an event. */
export interface Counted {
  readonly streamId: string;
  readonly position: Position;
  /** The log's own stamp; a new leader's clock may stand before that of the old one. */
  readonly created: Date;
}

/** The place just after the next counted event. */
export function placeAfter(place: Place, { streamId, position, created }: Counted): Place {
  return {
    position,
    sequence: isNumbered(streamId) ? place.sequence + 1 : place.sequence,
    recordedAt: Math.max(place.recordedAt, created.getTime()),
  };
}

/** The place after records that do not count. A position that lies behind changes nothing. */
export function placeAt(place: Place, position: Position): Place {
  return isAfter(position, place.position) ? { ...place, position } : place;
}
