import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { LogRefusedError, type EventStore } from '../../../src/event-store/port/index.js';
import { ownNamespace } from '../../support/eventstoredb.js';
import { failureOf, newEvent, newEvents, readToEnd, type Fixture } from '../event-store/fixture.js';
import { Follower } from '../event-store/follower.js';
import { LONG_LOG_MS, type Bench } from './bench.js';

/** A log that others write to as well, and may set to forget. */
export function describeSharedLog(bench: () => Bench): void {
  describe('a log that others use too', () => {
    let client: EventStoreDBClient;
    beforeAll(() => {
      client = EventStoreDBClient.connectionString(bench().server.url);
    });
    afterAll(() => client.dispose());

    describeForeignEvents(bench, () => client);
    describeLedgers(bench);
    describeRetention(bench, () => client);
  });
}

function describeForeignEvents(bench: () => Bench, client: () => EventStoreDBClient): void {
  it('gives none of their events, numbers none, and stays in order', async () => {
    const { store, fixture } = bench();
    const theirs = (count: number) => Array.from({ length: count }, () => jsonEvent({ type: 'o', data: {} }));
    for (let n = 0; n < 5; n += 1) {
      const expected = n === 0 ? 'no_stream' : BigInt(n - 1);
      await client().appendToStream(`orders-${randomUUID()}`, theirs(2));
      await store.append(fixture.ledger(), [newEvent({ n })], expected);
      await store.append(fixture.ops(), [newEvent({ n })], expected);
    }
    await client().appendToStream(`orders-${randomUUID()}`, theirs(600));

    const { events, checkpoint } = await readToEnd(store, { after: fixture.start, limit: 3 });
    expect(events.map(({ data }) => data.n)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    const sequences = events.flatMap(({ sequence }) => sequence ?? []);
    expect(sequences).toEqual(sequences.map((_, index) => sequences[0]! + index));
    const times = events.map(({ recordedAt }) => recordedAt);
    expect([...times].sort()).toEqual(times);
    expect((await store.readAll({ after: checkpoint, limit: 1 })).events).toEqual([]);

    const follower = new Follower(store, { after: fixture.start });
    await follower.until(({ isCaughtUp }) => isCaughtUp);
    await follower.stop();
    expect(follower.events).toEqual(events);
  });

  it('gives nothing, and gets to the end, when only theirs are asked for', async () => {
    const { store, fixture } = bench();
    await client().appendToStream(`orders-${randomUUID()}`, jsonEvent({ type: 'o', data: {} }));
    const filter = { streamPrefixes: ['orders-', '$'] };
    expect((await readToEnd(store, { after: fixture.start, limit: 1, filter })).events).toEqual([]);
  });
}

function describeLedgers(bench: () => Bench): void {
  it(
    'holds several ledgers, each numbered from 1 and unseen by the others',
    async () => {
      const { fixture } = bench();
      const openLedger = async (name: string) => {
        const store = await bench().open({ namespace: ownNamespace() });
        return { name, store };
      };
      const ledgers = [await openLedger('north'), await openLedger('south')];
      for (let n = 0; n < 3; n += 1) {
        for (const { name, store } of ledgers) {
          const expected = n === 0 ? 'no_stream' : BigInt(n - 1);
          expect(await store.append(fixture.ledger(), [newEvent({ name })], expected)).toEqual({
            revision: BigInt(n),
          });
          await store.append(fixture.ops(), [newEvent({ name })], 'any');
        }
      }
      for (const { name, store } of ledgers) await expectAlone(store, name, fixture);
    },
    LONG_LOG_MS,
  );
}

/** Expects a ledger to hold three events of one name in each of its two streams, and nothing else, however it is read. */
async function expectAlone(store: EventStore, name: string, fixture: Fixture): Promise<void> {
  const { events } = await readToEnd(store, { limit: 2 });
  const [a, b] = [fixture.ledger(), fixture.ops()];
  expect(events.map(({ stream }) => stream)).toEqual([a, b, a, b, a, b]);
  expect(events.map(({ data }) => data)).toEqual(events.map(() => ({ name })));
  expect(events.map(({ sequence }) => sequence)).toEqual([1, null, 2, null, 3, null]);
  const inStream = (await store.readStream(a)).map(({ id }) => id);
  expect(inStream).toEqual([events[0]!.id, events[2]!.id, events[4]!.id]);

  const follower = new Follower(store, {});
  await follower.until(({ isCaughtUp }) => isCaughtUp);
  await follower.stop();
  expect(follower.events).toEqual(events);
}

/** Each test has a ledger of its own: once that is set to forget, nobody can open it any more. */
function describeRetention(bench: () => Bench, client: () => EventStoreDBClient): void {
  const newLedger = async () => {
    const namespace = ownNamespace();
    const store = await bench().open({ namespace });
    const stream = bench().fixture.ledger();
    await store.append(stream, newEvents(1), 'no_stream');
    return { namespace, store, stream, onServer: namespace + stream };
  };

  it.each([
    ['$maxAge', { maxAge: 60 }],
    ['$maxCount', { maxCount: 3 }],
    ['$tb', { truncateBefore: 1 }],
  ])('is refused while a stream of the ledger sets %s', async (limit, metadata) => {
    const { namespace, stream, onServer } = await newLedger();
    await client().setStreamMetadata(onServer, metadata);
    const error = await failureOf(bench().open({ namespace }));
    expect(error).toBeInstanceOf(LogRefusedError);
    expect((error as Error).message).toContain(`: ${stream} sets ${limit}`);
    await client().setStreamMetadata(onServer, {});
    await expect(bench().open({ namespace })).resolves.toBeDefined();
  });

  it('is refused when a stream of the ledger was deleted', async () => {
    const [softly, forGood] = [await newLedger(), await newLedger()];
    await client().deleteStream(softly.onServer);
    await client().tombstoneStream(forGood.onServer);
    const messageOf = async ({ namespace }: { namespace: string }) =>
      ((await failureOf(bench().open({ namespace }))) as Error).message;
    expect(await messageOf(softly)).toContain(`: ${softly.stream} sets $tb`);
    expect(await messageOf(forGood)).toContain(`: ${forGood.stream} is deleted`);
  });

  it('names a stream that is deleted while the ledger is open', async () => {
    const { store, stream, onServer } = await newLedger();
    await client().tombstoneStream(onServer);
    const error = await failureOf(store.readStream(stream));
    expect(error).toBeInstanceOf(LogRefusedError);
    expect((error as Error).message).toContain(`the stream ${stream} of the log`);
  });
}
