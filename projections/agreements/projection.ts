import type { AgreementEvent } from '../../src/domain/agreements/events.js';
import { AGREEMENT } from '../../src/domain/catalogue/categories.js';
import { StreamTables } from '../../src/projection-runtime/stream-tables.js';

export const AGREEMENT_TABLES = new StreamTables<AgreementEvent>('agreement');

/** What was agreed, how far it is, and what was delivered. */
export const agreements = AGREEMENT_TABLES.projection({
  name: 'agreements',
  version: 1,
  category: AGREEMENT,
});
