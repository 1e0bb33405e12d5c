import { DIPLOMATIC_EVENT } from '../../src/domain/catalogue/categories.js';
import type { DiplomaticEvent } from '../../src/domain/diplomatic-events/events.js';
import { type Facets, StreamTables } from '../../src/projection-runtime/stream-tables.js';

/** What lists of diplomatic events are filtered by; `country` and `admin1` are those of the place. */
export type DiplomaticFacet = 'kind' | 'status' | 'country' | 'admin1';

const FACETS: Facets<DiplomaticEvent, DiplomaticFacet> = {
  names: ['kind', 'status', 'country', 'admin1'],
  after({ kind, data }, before) {
    const { status } = data;
    if (kind === 'diplomatic-event-announced') {
      const { place, kind: what } = data.details;
      return { kind: what, status, country: place?.country ?? null, admin1: place?.admin1 ?? null };
    }
    if (!before) throw new Error('a diplomatic event is announced before it changes');
    return { ...before, status };
  },
};

export const DIPLOMATIC_EVENT_TABLES = new StreamTables<DiplomaticEvent, DiplomaticFacet>(
  'diplomatic_event',
  FACETS,
);

/** Talks, summits, visits and the like, and what became of them. */
export const diplomaticEvents = DIPLOMATIC_EVENT_TABLES.projection({
  name: 'diplomatic-events',
  version: 1,
  category: DIPLOMATIC_EVENT,
});
