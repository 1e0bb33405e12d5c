export { EmbeddedEventStore, type EmbeddedOptions } from './embedded-event-store.js';
