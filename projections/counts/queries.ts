import { GetCountHandler, ListCountsHandler } from './count-queries.js';
import { RELATIVE_QUERIES } from './relatives.js';
import { GetCountRevisionHandler, ListCountRevisionsHandler } from './revision-queries.js';

export * from './count-queries.js';
export * from './relatives.js';
export * from './revision-queries.js';

export const COUNT_QUERIES = [
  GetCountHandler,
  ListCountsHandler,
  GetCountRevisionHandler,
  ListCountRevisionsHandler,
  ...RELATIVE_QUERIES,
];
