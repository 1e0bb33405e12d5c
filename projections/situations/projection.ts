import { SITUATION } from '../../src/domain/catalogue/categories.js';
import type { SituationDetails } from '../../src/domain/situations/details.js';
import type { SituationEvent } from '../../src/domain/situations/events.js';
import { beginOf } from '../../src/domain/kernel/time.js';
import {
  KEPT_PLACE_FACETS,
  PLACE_FACETS,
  type PlaceFacet,
  placeFacets,
} from '../../src/projection-runtime/place-facets.js';
import { type Facets, type FacetValues, StreamTables } from '../../src/projection-runtime/stream-tables.js';

/** What lists of situations are filtered and ordered by; `since` is the first instant that it can mean. */
export type SituationFacet = 'kind' | 'since' | 'title' | 'note' | 'quote' | PlaceFacet;

const NOTHING = { kind: null, since: null, title: null, ...placeFacets(null) };

const FACETS: Facets<SituationEvent, SituationFacet> = {
  names: ['kind', 'since', ...PLACE_FACETS],
  kept: ['title', 'note', 'quote', ...KEPT_PLACE_FACETS],
  words: ['title', 'placeName', 'note', 'quote'],
  after: ({ kind, data }, before) => ({
    ...(before ?? NOTHING),
    ...facetsOf(kind === 'situation-opened' ? data.details : data.changes),
    note: data.note,
    quote: data.statement.quote,
  }),
};

function facetsOf({
  kind,
  since,
  title,
  place,
}: Partial<SituationDetails>): Partial<FacetValues<SituationFacet>> {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(since === undefined ? {} : { since: since && beginOf(since) }),
    ...(title === undefined ? {} : { title }),
    ...(place === undefined ? {} : placeFacets(place)),
  };
}

export const SITUATION_TABLES = new StreamTables<SituationEvent, SituationFacet>('situation', FACETS);

/** Long-running subjects of counts. */
export const situations = SITUATION_TABLES.projection({
  name: 'situations',
  version: 2,
  category: SITUATION,
});
