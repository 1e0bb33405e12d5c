import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { Connection } from '../../src/event-store/eventstoredb/connection.js';
import { EventStoreDbEventStore, type Timings } from '../../src/event-store/eventstoredb/index.js';
import { SILENT } from '../../src/event-store/eventstoredb/logger.js';
import { assertKeptForEver } from '../../src/event-store/eventstoredb/start-up-check.js';
import { DEFAULT_TIMINGS } from '../../src/event-store/eventstoredb/timings.js';
import {
  InvalidCheckpointError,
  LogClosedError,
  LogRefusedError,
  LogUnavailableError,
  RevisionConflictError,
  type AppendResult,
  type Checkpoint,
  type ExpectedRevision,
  type NewEvent,
} from '../../src/event-store/port/index.js';
import { describeWithEventStoreDb, throughProxy, type TestEventStoreDb } from '../support/eventstoredb.js';
import type { TcpProxy } from '../support/tcp-proxy.js';
import { Follower } from './event-store/follower.js';
import {
  Fixture,
  asGiven,
  endOfLog,
  failureOf,
  newEvent,
  newEvents,
  readToEnd,
} from './event-store/fixture.js';

/** One try, and no second one: whatever fails shows. */
const ONE_TRY: Partial<Timings> = { patience: 1 };
/** The log may hold much already. */
const LONG_LOG_MS = 300_000;
const HASTE: Partial<Timings> = { answer: 300, patience: 600, firstPause: 5, longestPause: 20 };

describeWithEventStoreDb('what is known to go wrong with EventStoreDB', (server) => {
  const opened: { close(): Promise<unknown> }[] = [];
  let store: EventStoreDbEventStore;
  let end: Checkpoint | undefined;
  let fixture: Fixture;

  async function open(url: string, timings?: Partial<Timings>): Promise<EventStoreDbEventStore> {
    const another = new EventStoreDbEventStore({ url, timings });
    await another.open();
    opened.unshift(another);
    return another;
  }

  /** A store that has a bad network before it. */
  async function openBehindProxy(
    timings?: Partial<Timings>,
  ): Promise<{ behind: EventStoreDbEventStore; proxy: TcpProxy }> {
    const { proxy, url } = await throughProxy(server);
    opened.unshift(proxy);
    return { behind: await open(url, timings), proxy };
  }

  /** Begins an append of two events that is seen in the log and not answered. */
  async function appendUnanswered(
    behind: EventStoreDbEventStore,
    proxy: TcpProxy,
    stream: string,
    expected: ExpectedRevision,
  ): Promise<{ events: NewEvent[]; answer: Promise<AppendResult> }> {
    const events = newEvents(2);
    proxy.withholdAnswersTo(events[0]!.id);
    const answer = behind.append(stream, events, expected);
    answer.catch(() => undefined);
    const follower = new Follower(store, { after: fixture.start, filter: { streamPrefixes: [stream] } });
    await follower.until((each) => each.events.some(({ id }) => id === events[1]!.id));
    await follower.stop();
    return { events, answer };
  }

  beforeAll(async () => {
    store = new EventStoreDbEventStore({ url: server.url });
    await store.open();
    end = await endOfLog(store);
  }, LONG_LOG_MS);
  afterAll(() => store.close());
  beforeEach(async () => {
    end = await endOfLog(store, end);
    fixture = new Fixture(store, end);
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });

  describe('appends', () => {
    it('of one client do not fail with the connection of another', async () => {
      const { behind, proxy } = await openBehindProxy(ONE_TRY);
      const other = await open(server.url, ONE_TRY);
      await other.append(fixture.ledger('first'), newEvents(1), 'no_stream');
      const { answer: lost } = await appendUnanswered(behind, proxy, fixture.ledger('lost'), 'no_stream');
      const kept = Array.from({ length: 100 }, (_, n) =>
        other.append(fixture.ledger(`kept-${n}`), newEvents(1), 'no_stream'),
      );
      proxy.cut();
      expect(await failureOf(lost)).toBeInstanceOf(LogUnavailableError);
      expect(await Promise.all(kept)).toEqual(kept.map(() => ({ revision: 0n })));
    });

    const repeats: [expected: ExpectedRevision, standing: number][] = [
      ['no_stream', 0],
      [1n, 2],
      ['any', 0],
      ['any', 2],
      ['stream_exists', 2],
    ];
    it.each(repeats)(
      'that landed unanswered, expected at %s after %d events, land once',
      async (expected, standing) => {
        const stream = fixture.ledger();
        if (standing > 0) await store.append(stream, newEvents(standing), 'no_stream');
        const { behind, proxy } = await openBehindProxy();
        const { events, answer } = await appendUnanswered(behind, proxy, stream, expected);
        proxy.cut();
        expect(await answer).toEqual({ revision: BigInt(standing + 1) });
        expect((await store.readStream(stream, { from: BigInt(standing) })).map(asGiven)).toEqual(events);
        await behind.append(stream, newEvents(1), BigInt(standing + 1));
      },
    );

    it('that landed unanswered are recognised also after others went on from them', async () => {
      const stream = fixture.ledger();
      const { behind, proxy } = await openBehindProxy();
      const { events, answer } = await appendUnanswered(behind, proxy, stream, 'no_stream');
      const later = newEvents(3);
      await store.append(stream, later, 1n);
      proxy.cut();
      expect(await answer).toEqual({ revision: 1n });
      expect((await store.readStream(stream)).map(asGiven)).toEqual([...events, ...later]);
    });

    it('that never left conflict when somebody else came first', async () => {
      const stream = fixture.ledger();
      const { behind, proxy } = await openBehindProxy();
      const connections = proxy.connections;
      proxy.refuse();
      proxy.cut();
      const answer = failureOf(behind.append(stream, newEvents(2), 'no_stream'));
      await proxy.hadMoreThan(connections);
      await store.append(stream, newEvents(1), 'no_stream');
      proxy.accept();
      expect(await answer).toMatchObject({
        name: 'RevisionConflictError',
        expected: 'no_stream',
        actual: 0n,
      });
    });

    it('give up in time, and say that the outcome is not known', async () => {
      const { behind, proxy } = await openBehindProxy(HASTE);
      proxy.freeze();
      const error = await failureOf(behind.append(fixture.ledger(), newEvents(1), 'no_stream'));
      expect(error).toBeInstanceOf(LogUnavailableError);
    });

    it('are appended a second time when they are expected elsewhere, as the port has it', async () => {
      const stream = fixture.ledger();
      const events = newEvents(1);
      await store.append(stream, events, 'no_stream');
      expect(await store.append(stream, events, 0n)).toEqual({ revision: 1n });
      expect(await failureOf(store.append(stream, [events[0]!, newEvent()], 'no_stream'))).toBeInstanceOf(
        RevisionConflictError,
      );
    });

    it('to one stream from many who expect nothing all arrive', async () => {
      const stream = fixture.ops();
      const wanted = newEvents(24);
      await Promise.all(wanted.map((event) => store.append(stream, [event], 'any')));
      const numbers = (await store.readStream(stream)).map(({ data }) => data.n as number);
      expect(numbers.sort((a, b) => a - b)).toEqual(wanted.map(({ data }) => data.n));
    });
  });

  describe('a log that others use too', () => {
    let client: EventStoreDBClient;
    beforeAll(() => {
      client = EventStoreDBClient.connectionString(server.url);
    });
    afterAll(() => client.dispose());

    it('gives none of their events, numbers none, and stays in order', async () => {
      const theirs = () => jsonEvent({ type: 'theirs', data: {} });
      for (let n = 0; n < 5; n += 1) {
        await client.appendToStream(`orders-${randomUUID()}`, [theirs(), theirs()]);
        await store.append(fixture.ledger(), [newEvent({ n })], n === 0 ? 'no_stream' : BigInt(n - 1));
        await store.append(fixture.ops(), [newEvent({ n })], n === 0 ? 'no_stream' : BigInt(n - 1));
      }
      await client.appendToStream(`orders-${randomUUID()}`, Array.from({ length: 600 }, theirs));
      const { events, checkpoint } = await readToEnd(store, { after: fixture.start, limit: 3 });
      expect(events.map(({ data }) => data.n)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
      const first = events[0]!.sequence!;
      expect(events.flatMap(({ sequence }) => sequence ?? [])).toEqual([0, 1, 2, 3, 4].map((n) => first + n));
      const times = events.map(({ recordedAt }) => recordedAt);
      expect([...times].sort()).toEqual(times);

      const follower = new Follower(store, { after: fixture.start });
      await follower.until(({ isCaughtUp }) => isCaughtUp);
      await follower.stop();
      expect(follower.events).toEqual(events);
      // A reader of theirs alone moves on too.
      const theirOnly = { after: fixture.start, limit: 1, filter: { streamPrefixes: ['orders-'] } };
      expect((await readToEnd(store, theirOnly)).events).toEqual([]);
      expect((await store.readAll({ after: checkpoint, limit: 1 })).events).toEqual([]);
    });

    it.each([
      ['sets $maxAge', { maxAge: 60 }],
      ['sets $maxCount', { maxCount: 3 }],
      ['sets $tb', { truncateBefore: 1 }],
    ])(
      'is refused when a stream of the ledger %s, and taken again when it no longer does',
      async (what, metadata) => {
        // A stream of nobody's stands for one of the ledger: nobody could open this log any more.
        const stream = `kept-${randomUUID()}`;
        await client.appendToStream(stream, jsonEvent({ type: 'kept', data: {} }));
        await expect(assertKept(server, stream)).resolves.toBeUndefined();
        await client.setStreamMetadata(stream, metadata);
        const error = await failureOf(assertKept(server, stream));
        expect(error).toBeInstanceOf(LogRefusedError);
        expect((error as Error).message).toContain(`${stream} ${what}`);
        await client.setStreamMetadata(stream, {});
        await expect(assertKept(server, stream)).resolves.toBeUndefined();
      },
    );

    it('is refused when a stream of the ledger was deleted', async () => {
      const [soft, hard] = [`kept-${randomUUID()}`, `kept-${randomUUID()}`];
      for (const stream of [soft, hard]) {
        await client.appendToStream(stream, jsonEvent({ type: 'kept', data: {} }));
      }
      await client.deleteStream(soft);
      await client.tombstoneStream(hard);
      expect(((await failureOf(assertKept(server, soft))) as Error).message).toContain(`${soft} sets $tb`);
      expect(((await failureOf(assertKept(server, hard))) as Error).message).toContain(`${hard} is deleted`);
    });
  });

  describe('a checkpoint', () => {
    it('beyond the end is refused: the server would wait there for ever', async () => {
      const beyond = '9000000000000000.9000000000000000.1.1' as Checkpoint;
      expect(await failureOf(store.readAll({ after: beyond, limit: 1 }))).toBeInstanceOf(
        InvalidCheckpointError,
      );
      const follower = new Follower(store, { after: beyond });
      expect(await failureOf(follower.ended)).toBeInstanceOf(InvalidCheckpointError);
    });

    it('between two records is refused', async () => {
      await store.append(fixture.ledger(), newEvents(2), 'no_stream');
      const [event] = await fixture.ownEvents();
      const [commit] = event!.checkpoint.split('.');
      const between = `${BigInt(commit!) + 3n}.${BigInt(commit!) + 3n}.1.1` as Checkpoint;
      expect(await failureOf(store.readAll({ after: between, limit: 1 }))).toBeInstanceOf(
        InvalidCheckpointError,
      );
      const follower = new Follower(store, { after: between });
      expect(await failureOf(follower.ended)).toBeInstanceOf(InvalidCheckpointError);
    });
  });

  describe('two nodes', () => {
    it('number alike, however they read', async () => {
      const other = await open(server.url);
      const writers = [store, other].map(async (node, which) => {
        for (let n = 0; n < 40; n += 1) {
          const stream = n % 4 === 0 ? fixture.ops(`w${which}-${n}`) : fixture.ledger(`w${which}-${n}`);
          await node.append(stream, newEvents(2), 'no_stream');
        }
      });
      const filter = { streamPrefixes: [fixture.ledger('')] };
      const follower = new Follower(other, { after: fixture.start, filter });
      await Promise.all(writers);
      const { events } = await readToEnd(store, { after: fixture.start, filter, limit: 7 });
      await follower.until((each) => each.events.length >= events.length);
      await follower.stop();
      expect(follower.events).toEqual(events);
      const first = events[0]!.sequence!;
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => first + index));
    });
  });

  describe('a subscription', () => {
    it('leaves nothing out and repeats nothing over many drops', async () => {
      const { behind, proxy } = await openBehindProxy({ firstPause: 5, longestPause: 20 });
      const follower = new Follower(behind, { after: fixture.start, filter: fixture.ownLedger });
      for (let n = 0; n < 120; n += 1) {
        await store.append(fixture.ledger(), [newEvent({ n })], n === 0 ? 'no_stream' : BigInt(n - 1));
        if (n % 10 === 3) proxy.cut();
        if (n === 50) proxy.refuse();
        if (n === 70) proxy.accept();
      }
      await follower.until(({ events }) => events.length >= 120);
      await follower.stop();
      expect(proxy.connections).toBeGreaterThan(5);
      expect(follower.events).toEqual(await fixture.ownEvents());
    });

    it('ends when it is aborted while the server says nothing', async () => {
      const { behind, proxy } = await openBehindProxy();
      const follower = new Follower(behind, { after: fixture.start });
      await follower.until(({ isCaughtUp }) => isCaughtUp);
      proxy.freeze();
      await follower.stop();
    });

    it('ends when it is aborted while the server is away', async () => {
      const { behind, proxy } = await openBehindProxy();
      const follower = new Follower(behind, { after: fixture.start });
      await follower.until(({ isCaughtUp }) => isCaughtUp);
      const { connections } = proxy;
      proxy.refuse();
      proxy.cut();
      await proxy.hadMoreThan(connections + 1);
      await follower.stop();
    });

    it('begins also while the server is away', async () => {
      const { behind, proxy } = await openBehindProxy({ firstPause: 5, longestPause: 20 });
      const { connections } = proxy;
      proxy.refuse();
      proxy.cut();
      const follower = new Follower(behind, { after: fixture.start });
      await proxy.hadMoreThan(connections + 1);
      proxy.accept();
      await follower.until(({ isCaughtUp }) => isCaughtUp);
      await follower.stop();
    });

    it('ends with its store while the server is away', async () => {
      const { behind, proxy } = await openBehindProxy();
      const follower = new Follower(behind, { after: fixture.start });
      await follower.until(({ isCaughtUp }) => isCaughtUp);
      proxy.freeze();
      await behind.close();
      expect(await failureOf(follower.ended)).toBeInstanceOf(LogClosedError);
    });
  });
});

/** Runs the start-up check as though one stream were all that the ledger has. */
async function assertKept({ url }: TestEventStoreDb, stream: string): Promise<void> {
  const connection = new Connection(url, DEFAULT_TIMINGS, SILENT);
  try {
    await assertKeptForEver(connection, (name) => name === stream);
  } finally {
    connection.close();
  }
}
