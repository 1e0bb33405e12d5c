import { SITUATION } from '../../src/domain/catalogue/categories.js';
import type { SituationDetails } from '../../src/domain/situations/details.js';
import type { SituationEvent } from '../../src/domain/situations/events.js';
import { type Facets, type FacetValues, StreamTables } from '../../src/projection-runtime/stream-tables.js';

/** What lists of situations are filtered by; `country` and `admin1` are those of the place. */
export type SituationFacet = 'kind' | 'country' | 'admin1';

const FACETS: Facets<SituationEvent, SituationFacet> = {
  names: ['kind', 'country', 'admin1'],
  after: ({ kind, data }, before) => ({
    ...(before ?? { kind: null, country: null, admin1: null }),
    ...facetsOf(kind === 'situation-opened' ? data.details : data.changes),
  }),
};

function facetsOf({ kind, place }: Partial<SituationDetails>): Partial<FacetValues<SituationFacet>> {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(place === undefined ? {} : { country: place.country, admin1: place.admin1 }),
  };
}

export const SITUATION_TABLES = new StreamTables<SituationEvent, SituationFacet>('situation', FACETS);

/** Long-running subjects of counts. */
export const situations = SITUATION_TABLES.projection({
  name: 'situations',
  version: 1,
  category: SITUATION,
});
