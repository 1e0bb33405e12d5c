import { GetCountHandler, ListCountsHandler } from './count-queries.js';
import { GetCountRevisionHandler, ListCountRevisionsHandler } from './revision-queries.js';

export * from './count-queries.js';
export * from './revision-queries.js';

export const COUNT_QUERIES = [
  GetCountHandler,
  ListCountsHandler,
  GetCountRevisionHandler,
  ListCountRevisionsHandler,
];
