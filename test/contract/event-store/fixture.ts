import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.js';
import type {
  Checkpoint,
  EventStore,
  JsonObject,
  LogEvent,
  LogFilter,
  LogPage,
  NewEvent,
  StoredEvent,
} from '../../../src/event-store/port/index.js';

export const EVENT_TYPE = 'conflict-ledger.contract-tested.v1';

/** One test's part of a log that other tests write to before and after it: streams and filters of its own. */
export class Fixture {
  /** @param start the end of the log when the test began */
  constructor(
    readonly store: EventStore,
    readonly start: Checkpoint,
    private readonly tag: string = randomUUID(),
  ) {}

  /** The same part of the same log, through another store. */
  through(store: EventStore): Fixture {
    return new Fixture(store, this.start, this.tag);
  }

  /** The name of a numbered stream. */
  ledger(name = 'a'): string {
    return `ledger-contract-${this.tag}-${name}`;
  }

  /** The name of a stream that is not numbered. */
  ops(name = 'a'): string {
    return `ops-contract-${this.tag}-${name}`;
  }

  get ownLedger(): LogFilter {
    return { streamPrefixes: [this.ledger('')] };
  }

  /** Events that this test appended, in the log's order. */
  async ownEvents(limit?: number): Promise<LogEvent[]> {
    const filter = { streamPrefixes: [this.ledger(''), this.ops('')] };
    return (await readToEnd(this.store, { after: this.start, filter, limit })).events;
  }
}

/** An event that nobody else has made. */
export function newEvent(data: JsonObject = { figure: 6 }, metadata: JsonObject = {}): NewEvent {
  return { id: randomUUID(), type: EVENT_TYPE, data, metadata };
}

/** Events whose data number them from `first`: `{ n: 0 }`, `{ n: 1 }` … */
export function newEvents(count: number, first = 0): NewEvent[] {
  return Array.from({ length: count }, (_, index) => newEvent({ n: first + index }));
}

/** What the caller gave, without what the log added. */
export function asGiven({ id, type, data, metadata }: StoredEvent): NewEvent {
  return { id, type, data, metadata };
}

interface Reading {
  readonly after?: Checkpoint;
  readonly filter?: LogFilter;
  readonly limit?: number;
}

/** Reads page by page until the end of the log, and insists that each page makes progress. */
export async function readToEnd(
  store: EventStore,
  { after, filter, limit = 500 }: Reading,
): Promise<{ events: LogEvent[]; checkpoint: Checkpoint | undefined }> {
  const events: LogEvent[] = [];
  let checkpoint = after;
  let page: LogPage;
  do {
    page = await store.readAll({ after: checkpoint, filter, limit });
    if (page.events.length > limit) throw new Error(`${page.events.length} events in a page of ${limit}`);
    if (!page.atEnd && page.checkpoint === checkpoint) throw new Error(`no progress from ${checkpoint}`);
    events.push(...page.events);
    checkpoint = page.checkpoint;
  } while (!page.atEnd);
  return { events, checkpoint };
}

/** The checkpoint at the end of the log, going on from an earlier end. */
export async function endOfLog(store: EventStore, after?: Checkpoint): Promise<Checkpoint> {
  const { checkpoint } = await readToEnd(store, {
    after,
    filter: { streamPrefixes: ['ledger-contract-none'] },
  });
  if (checkpoint === undefined) throw new Error('a page without a checkpoint');
  return checkpoint;
}

/** A place that a log has which is none of those that are tested, after as many events as any of them has. */
export async function checkpointOfAnotherLog(): Promise<Checkpoint> {
  const log = new MemoryEventStore(() => 1);
  await log.open();
  await log.append('ledger-other', [newEvent()], 'no_stream');
  return endOfLog(log);
}

/** The error that something fails with; fails itself when it does not. */
export async function failureOf(action: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([action]);
  if (outcome.status === 'rejected') return outcome.reason;
  throw new Error('it was expected to fail');
}
