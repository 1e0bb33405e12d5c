import { ListChangesHandler } from './feed-queries.js';

export * from './feed-queries.js';

export const CHANGE_QUERIES = [ListChangesHandler];
