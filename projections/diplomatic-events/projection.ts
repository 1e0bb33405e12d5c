import { DIPLOMATIC_EVENT } from '../../src/domain/catalogue/categories.js';
import type { DiplomaticEvent } from '../../src/domain/diplomatic-events/events.js';
import { beginOf, endOf, type StatedTime } from '../../src/domain/kernel/time.js';
import {
  KEPT_PLACE_FACETS,
  PLACE_FACETS,
  type PlaceFacet,
  placeFacets,
} from '../../src/projection-runtime/place-facets.js';
import { type Facets, StreamTables } from '../../src/projection-runtime/stream-tables.js';

/** What lists of diplomatic events are filtered and ordered by; the instants are those that its date can mean. */
export type DiplomaticFacet =
  | 'kind'
  | 'status'
  | 'scheduledFrom'
  | 'scheduledTo'
  | 'title'
  | 'participants'
  | 'summary'
  | 'note'
  | 'quote'
  | PlaceFacet;

const FACETS: Facets<DiplomaticEvent, DiplomaticFacet> = {
  names: ['kind', 'status', 'scheduledFrom', ...PLACE_FACETS],
  kept: ['scheduledTo', 'title', 'participants', 'summary', 'note', 'quote', ...KEPT_PLACE_FACETS],
  words: ['title', 'participants', 'placeName', 'summary', 'note', 'quote'],
  after({ kind, data }, before) {
    const said = { status: data.status, note: data.note, quote: data.statement.quote };
    if (kind === 'diplomatic-event-announced') {
      const { place, kind: what, title, participants } = data.details;
      return {
        kind: what,
        title,
        participants: participants.map(({ name }) => name).join('\n'),
        summary: null,
        ...placeFacets(place),
        ...scheduled(data.scheduledFor),
        ...said,
      };
    }
    if (!before) throw new Error('a diplomatic event is announced before it changes');
    return {
      ...before,
      ...('summary' in data ? { summary: data.summary } : {}),
      ...('scheduledFor' in data ? scheduled(data.scheduledFor) : {}),
      ...said,
    };
  },
};

function scheduled(time: StatedTime | null) {
  return { scheduledFrom: time && beginOf(time), scheduledTo: time && endOf(time) };
}

export const DIPLOMATIC_EVENT_TABLES = new StreamTables<DiplomaticEvent, DiplomaticFacet>(
  'diplomatic_event',
  FACETS,
);

/** Talks, summits, visits and the like, and what became of them. */
export const diplomaticEvents = DIPLOMATIC_EVENT_TABLES.projection({
  name: 'diplomatic-events',
  version: 2,
  category: DIPLOMATIC_EVENT,
});
