import type { AgreementEvent } from '../../src/domain/agreements/events.js';
import { AGREEMENT } from '../../src/domain/catalogue/categories.js';
import { beginOf } from '../../src/domain/kernel/time.js';
import {
  KEPT_PLACE_FACETS,
  PLACE_FACETS,
  type PlaceFacet,
  placeFacets,
} from '../../src/projection-runtime/place-facets.js';
import { type Facets, StreamTables } from '../../src/projection-runtime/stream-tables.js';

/**
 * What lists of agreements are filtered and ordered by. All but `stage` stay as they were recorded; `stage` is there on
 * the entries that set it alone: what comes between is another history.
 */
export type AgreementFacet =
  'kind' | 'stage' | 'signedAt' | 'title' | 'parties' | 'items' | 'note' | 'quote' | PlaceFacet;

const FACETS: Facets<AgreementEvent, AgreementFacet> = {
  names: ['kind', 'stage', 'signedAt', ...PLACE_FACETS],
  kept: ['title', 'parties', 'items', 'note', 'quote', ...KEPT_PLACE_FACETS],
  words: ['title', 'parties', 'placeName', 'items', 'note', 'quote'],
  after({ kind, data }, before) {
    if (kind === 'agreement-recorded') {
      const { details, stage, terms, note, statement } = data;
      return {
        kind: details.kind,
        stage,
        signedAt: details.signedAt && beginOf(details.signedAt),
        title: details.title,
        parties: details.parties.map(({ name }) => name).join('\n'),
        items: terms.map(({ item }) => item).join('\n'),
        note,
        quote: statement.quote,
        ...placeFacets(details.place),
      };
    }
    if (!before) throw new Error('an agreement is recorded before it changes');
    return { ...before, stage: kind === 'agreement-stage-advanced' ? data.stage : null };
  },
};

export const AGREEMENT_TABLES = new StreamTables<AgreementEvent, AgreementFacet>('agreement', FACETS);

/** What was agreed, how far it is, and what was delivered. */
export const agreements = AGREEMENT_TABLES.projection({
  name: 'agreements',
  version: 2,
  category: AGREEMENT,
});
