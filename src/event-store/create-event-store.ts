import type { EmbeddedOptions } from './embedded/embedded-event-store.js';
import type { LogMessages } from './log-messages.js';
import type { EventStore } from './port/index.js';

/** Which log, and where. */
export interface LogChoice {
  readonly log: 'embedded' | 'eventstoredb' | 'memory';
  /** Of the embedded log. */
  readonly dataDirectory: string;
  /** Of EventStoreDB. */
  readonly eventStoreUrl: string | null;
}

/**
 * Makes the log that was chosen, not opened yet. Only its adapter is loaded.
 * @param ofEmbedded what the embedded log tells and asks
 */
export async function createEventStore(
  { log, dataDirectory, eventStoreUrl }: LogChoice,
  logger: LogMessages,
  ofEmbedded: Pick<EmbeddedOptions, 'onCommit' | 'known'> = {},
): Promise<EventStore> {
  switch (log) {
    case 'memory': {
      const { MemoryEventStore } = await import('./memory/memory-event-store.js');
      return new MemoryEventStore();
    }
    case 'embedded': {
      const { EmbeddedEventStore } = await import('./embedded/embedded-event-store.js');
      return new EmbeddedEventStore({ ...ofEmbedded, directory: dataDirectory });
    }
    case 'eventstoredb': {
      const { EventStoreDbEventStore } = await import('./eventstoredb/event-store-db-event-store.js');
      if (eventStoreUrl === null) throw new Error('a log in EventStoreDB needs its address');
      return new EventStoreDbEventStore({ url: eventStoreUrl, logger });
    }
  }
}
