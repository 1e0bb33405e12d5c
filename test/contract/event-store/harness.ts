import type { EventStore } from '../../../src/event-store/port/index.js';

/** What the suite needs of an adapter to be tested. One harness is one store on one log. */
export interface EventStoreHarness {
  /** The store, opened. The log may hold events already, but nobody else may write any that count. */
  open(): Promise<EventStore>;
  /** Closes the store and opens one on the same log. */
  reopen(): Promise<EventStore>;
  /** Cuts the connections between the store and its log; nothing to do where there are none. */
  dropConnections(): Promise<void>;
  /** Closes the store and removes what `open` made. */
  cleanUp(): Promise<void>;
}
