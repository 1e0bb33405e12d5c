export { EventStoreDbEventStore, type EventStoreDbOptions } from './event-store-db-event-store.js';
export type { AdapterLogger } from './logger.js';
export type { Timings } from './timings.js';
