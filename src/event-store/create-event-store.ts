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
 * @param onCommit told after each transaction of the embedded log how many events it wrote
 */
export async function createEventStore(
  { log, dataDirectory, eventStoreUrl }: LogChoice,
  logger: LogMessages,
  onCommit: (events: number) => void = () => undefined,
): Promise<EventStore> {
  switch (log) {
    case 'memory': {
      const { MemoryEventStore } = await import('./memory/memory-event-store.js');
      return new MemoryEventStore();
    }
    case 'embedded': {
      const { EmbeddedEventStore } = await import('./embedded/embedded-event-store.js');
      return new EmbeddedEventStore({ directory: dataDirectory, onCommit });
    }
    case 'eventstoredb': {
      const { EventStoreDbEventStore } = await import('./eventstoredb/event-store-db-event-store.js');
      if (eventStoreUrl === null) throw new Error('a log in EventStoreDB needs its address');
      return new EventStoreDbEventStore({ url: eventStoreUrl, logger });
    }
  }
}
