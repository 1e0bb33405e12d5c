import {
  EventStoreDbEventStore,
  type EventStoreDbOptions,
} from '../../../src/event-store/eventstoredb/event-store-db-event-store.js';
import type { Timings } from '../../../src/event-store/eventstoredb/timings.js';
import type {
  AppendResult,
  Checkpoint,
  ExpectedRevision,
  NewEvent,
} from '../../../src/event-store/port/index.js';
import { ownNamespace, throughProxy, type TestEventStoreDb } from '../../support/eventstoredb.js';
import type { TcpProxy } from '../../support/tcp-proxy.js';
import { Fixture, endOfLog, newEvents } from '../event-store/fixture.js';
import { Follower } from '../event-store/follower.js';

/** Who begins at the beginning needs time: the log may hold much already, of others too. */
export const LONG_LOG_MS = 300_000;

/** A store that has a bad network before it. */
export interface BehindProxy {
  readonly behind: EventStoreDbEventStore;
  readonly proxy: TcpProxy;
}

/** What the tests of one adapter's traps work with: a store, and others on the same log, some with a bad network. */
export class Bench {
  readonly store: EventStoreDbEventStore;
  /** Of the ledger that all of the bench's stores share. */
  readonly namespace = ownNamespace();
  fixture!: Fixture;
  private end: Checkpoint | undefined;
  private readonly opened: { close(): Promise<unknown> }[] = [];

  constructor(readonly server: TestEventStoreDb) {
    this.store = new EventStoreDbEventStore({ url: server.url, namespace: this.namespace });
  }

  /** Moves on to the end of the log, where the next test begins. */
  async begin(): Promise<void> {
    this.end = await endOfLog(this.store, this.end);
    this.fixture = new Fixture(this.store, this.end);
  }

  /** Opens another store, on the same ledger unless told otherwise; it closes with the test. */
  async open(options?: Partial<EventStoreDbOptions>): Promise<EventStoreDbEventStore> {
    const { server, namespace } = this;
    const another = new EventStoreDbEventStore({ url: server.url, namespace, ...options });
    await another.open();
    this.opened.unshift(another);
    return another;
  }

  async openBehindProxy(timings?: Partial<Timings>): Promise<BehindProxy> {
    const { proxy, url } = await throughProxy(this.server);
    this.opened.unshift(proxy);
    return { behind: await this.open({ url, timings }), proxy };
  }

  /** Begins an append of two events that lands in the log and is not answered. */
  async appendUnanswered(
    { behind, proxy }: BehindProxy,
    stream: string,
    expected: ExpectedRevision,
  ): Promise<{ events: NewEvent[]; answer: Promise<AppendResult> }> {
    const events = newEvents(2);
    proxy.withholdAnswersTo(events[0]!.id);
    const answer = behind.append(stream, events, expected);
    // Whoever awaits it sees its error.
    answer.catch(() => undefined);
    const filter = { streamPrefixes: [stream] };
    const follower = new Follower(this.store, { after: this.fixture.start, filter });
    await follower.until((each) => each.events.some(({ id }) => id === events[1]!.id));
    await follower.stop();
    return { events, answer };
  }

  async cleanUp(): Promise<void> {
    for (const each of this.opened.splice(0)) await each.close();
  }
}

/** A bench for the tests of the describe block that calls this. */
export function useBench(server: TestEventStoreDb): () => Bench {
  let bench: Bench;
  beforeAll(async () => {
    bench = new Bench(server);
    await bench.store.open();
    await bench.begin();
  }, LONG_LOG_MS);
  beforeEach(() => bench.begin());
  afterEach(() => bench.cleanUp());
  afterAll(() => bench.store.close());
  return () => bench;
}
