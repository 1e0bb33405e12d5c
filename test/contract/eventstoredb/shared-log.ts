import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { Connection } from '../../../src/event-store/eventstoredb/connection.js';
import { SILENT } from '../../../src/event-store/eventstoredb/logger.js';
import { assertKeptForEver } from '../../../src/event-store/eventstoredb/start-up-check.js';
import { DEFAULT_TIMINGS } from '../../../src/event-store/eventstoredb/timings.js';
import { LogRefusedError } from '../../../src/event-store/port/index.js';
import type { TestEventStoreDb } from '../../support/eventstoredb.js';
import { failureOf, newEvent, readToEnd } from '../event-store/fixture.js';
import { Follower } from '../event-store/follower.js';
import type { Bench } from './bench.js';

/** A log that others write to as well, and may set to forget. */
export function describeSharedLog(bench: () => Bench): void {
  describe('a log that others use too', () => {
    let client: EventStoreDBClient;
    beforeAll(() => {
      client = EventStoreDBClient.connectionString(bench().server.url);
    });
    afterAll(() => client.dispose());

    describeForeignEvents(bench, () => client);
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

/** Streams of nobody's stand for the ledger's: once those are set to forget, nobody can open this log any more. */
function describeRetention(bench: () => Bench, client: () => EventStoreDBClient): void {
  const newStream = async () => {
    const stream = `kept-${randomUUID()}`;
    await client().appendToStream(stream, jsonEvent({ type: 'k', data: {} }));
    return stream;
  };

  it.each([
    ['$maxAge', { maxAge: 60 }],
    ['$maxCount', { maxCount: 3 }],
    ['$tb', { truncateBefore: 1 }],
  ])('is refused while a stream of the ledger sets %s', async (limit, metadata) => {
    const stream = await newStream();
    await expect(assertKept(bench().server, stream)).resolves.toBeUndefined();
    await client().setStreamMetadata(stream, metadata);
    const error = await failureOf(assertKept(bench().server, stream));
    expect(error).toBeInstanceOf(LogRefusedError);
    expect((error as Error).message).toContain(`${stream} sets ${limit}`);
    await client().setStreamMetadata(stream, {});
    await expect(assertKept(bench().server, stream)).resolves.toBeUndefined();
  });

  it('is refused when a stream of the ledger was deleted', async () => {
    const [softly, forGood] = [await newStream(), await newStream()];
    await client().deleteStream(softly);
    await client().tombstoneStream(forGood);
    const messageOf = async (stream: string) =>
      ((await failureOf(assertKept(bench().server, stream))) as Error).message;
    expect(await messageOf(softly)).toContain(`${softly} sets $tb`);
    expect(await messageOf(forGood)).toContain(`${forGood} is deleted`);
  });
}

/** Runs the start-up check as though one stream were all that the ledger has. */
async function assertKept({ url }: TestEventStoreDb, stream: string): Promise<void> {
  const connection = new Connection(url, DEFAULT_TIMINGS, SILENT);
  try {
    await assertKeptForEver(connection, (name) => name === stream);
  } finally {
    connection.close();
  }
}
