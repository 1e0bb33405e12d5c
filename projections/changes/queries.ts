import { ListChangesHandler } from './feed-queries.js';
import { ListVolatilityHandler } from './volatility-queries.js';

export * from './feed-queries.js';
export * from './volatility-queries.js';

export const CHANGE_QUERIES = [ListChangesHandler, ListVolatilityHandler];
