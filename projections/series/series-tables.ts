import { SERIES } from '../../src/domain/catalogue/categories.js';
import type { SeriesDetails } from '../../src/domain/series/details.js';
import type { SeriesAmended, SeriesDefined } from '../../src/domain/series/events.js';
import { type Facets, StreamTables } from '../../src/projection-runtime/stream-tables.js';

/** What says how a table maps. */
export type MappingEvent = SeriesDefined | SeriesAmended;

/** What lists of series are filtered and ordered by. */
export type SeriesFacet = 'seriesCode' | 'subject' | 'publisher' | 'family' | 'name' | 'note';

const FACETS: Facets<MappingEvent, SeriesFacet> = {
  names: ['seriesCode', 'subject', 'publisher', 'family'],
  kept: ['name', 'note'],
  words: ['seriesCode', 'name', 'note'],
  after: ({ kind, data }, before) => ({
    ...(kind === 'series-defined' ? facetsOf(data.details) : (before ?? facetsOf())),
    note: data.note,
  }),
};

function facetsOf(details?: SeriesDetails) {
  return {
    seriesCode: details?.code ?? null,
    subject: details?.situationId ?? null,
    publisher: details?.sourceId ?? null,
    family: details?.family ?? null,
    name: details?.name ?? null,
    note: null,
  };
}

/** The mapping alone: vintages have a table of their own. */
export const SERIES_TABLES = new StreamTables<MappingEvent, SeriesFacet>('series', FACETS);

/** How publishers' tables map to counts. */
export const series = SERIES_TABLES.projection({
  name: 'series',
  version: 1,
  category: SERIES,
  keeps: ({ kind }) => kind === 'series-defined' || kind === 'series-amended',
});
