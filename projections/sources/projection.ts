import { SOURCE } from '../../src/domain/catalogue/categories.js';
import type { SourceEvent } from '../../src/domain/sources/events.js';
import { type Facets, StreamTables } from '../../src/projection-runtime/stream-tables.js';

/** What lists of sources are filtered and ordered by. */
export type SourceFacet = 'kind' | 'country' | 'name' | 'note';

const FACETS: Facets<SourceEvent, SourceFacet> = {
  names: ['kind', 'country', 'name'],
  kept: ['note'],
  words: ['name', 'note'],
  after({ kind, data }, before) {
    if (kind === 'source-registered') {
      const { name, kind: what, country, note } = data;
      return { name, kind: what, country, note };
    }
    if (!before) throw new Error('a source is registered before it is graded');
    return before;
  },
};

export const SOURCE_TABLES = new StreamTables<SourceEvent, SourceFacet>('source', FACETS);

/** Who states, and how their reliability was graded. */
export const sources = SOURCE_TABLES.projection({ name: 'sources', version: 3, category: SOURCE });
