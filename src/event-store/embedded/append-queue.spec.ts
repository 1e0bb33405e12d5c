import { failureOf, newEvent, newEvents } from '../../../test/contract/event-store/fixture.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { EmbeddedEventStore } from './embedded-event-store.js';
import { LogDatabase } from './log-database.js';

describe('appends that wait at the same time', () => {
  const directory = useTemporaryDirectory();
  let store: EmbeddedEventStore;
  let transactions: jest.SpiedFunction<LogDatabase['commit']>;

  beforeEach(async () => {
    transactions = jest.spyOn(LogDatabase.prototype, 'commit');
    store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
  });
  afterEach(async () => {
    await store.close();
    transactions.mockRestore();
  });

  /** How many appends each transaction had. */
  const commits = () => transactions.mock.calls.map(([appends]) => appends.length);

  it('are committed together', async () => {
    const streams = Array.from({ length: 64 }, (_, n) => `ledger-${n}`);
    await Promise.all(streams.map((stream) => store.append(stream, [newEvent()], 'no_stream')));
    expect(commits()).toEqual([64]);
  });

  it('are committed together round after round by callers who wait for their answers', async () => {
    const caller = async (_: unknown, n: number) => {
      for (let round = 0; round < 10; round += 1) {
        await store.append(`ledger-${n}`, [newEvent()], round === 0 ? 'no_stream' : BigInt(round - 1));
      }
    };
    await Promise.all(Array.from({ length: 64 }, caller));
    expect(commits().reduce((sum, appends) => sum + appends)).toBe(640);
    expect(commits().length).toBeLessThanOrEqual(20);
  });

  it('of a caller alone leave others their turns, however quickly it comes back', async () => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    for (let next = 0; next < 200; next += 1) {
      await store.append('ledger-a', [newEvent()], next === 0 ? 'no_stream' : BigInt(next - 1));
    }
    isOver = true;
    expect(commits()).toEqual(Array.from({ length: 200 }, () => 1));
    // A turn is kept for about a millisecond, and no commit to a disk is so quick that this is a hundred of them.
    expect(turns).toBeGreaterThan(2);
  });

  it('have each an outcome of its own', async () => {
    await store.append('ledger-a', newEvents(2), 'no_stream');
    const repeated = newEvents(1);
    const outcomes = await Promise.allSettled([
      store.append('ledger-b', repeated, 'no_stream'),
      store.append('ledger-a', newEvents(1), 'no_stream'),
      store.append('ledger-b', repeated, 'no_stream'),
      store.append('ledger-a', newEvents(2), 1n),
      store.append('ledger-a', newEvents(1), 1n),
    ]);
    expect(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.revision : 'refused')),
    ).toEqual([0n, 'refused', 0n, 3n, 'refused']);
    expect(outcomes[1]).toMatchObject({ reason: { name: 'RevisionConflictError', actual: 1n } });
    expect(outcomes[4]).toMatchObject({ reason: { actual: 3n } });
    expect(commits()).toEqual([1, 5]);
  });

  it('are all refused, and none kept, when their transaction fails; the next one is none the worse', async () => {
    await store.close();
    const times = [1_000, undefined, 2_000];
    const clock = () => {
      const time = times.shift();
      if (time === undefined) throw new Error('no time');
      return time;
    };
    store = new EmbeddedEventStore({ directory: directory(), clock });
    await store.open();
    const failed = await Promise.allSettled([
      store.append('ledger-a', newEvents(2), 'no_stream'),
      store.append('ledger-b', newEvents(1), 'no_stream'),
      store.append('ledger-c', newEvents(1), 5n),
    ]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await store.append('ledger-b', newEvents(1), 'no_stream')).toEqual({ revision: 0n });
    const { events } = await store.readAll({ limit: 10 });
    expect(events.map(({ stream, sequence }) => [stream, sequence])).toEqual([['ledger-b', 1]]);
  });

  it('are committed in bounded batches', async () => {
    const streams = Array.from({ length: 600 }, (_, n) => `ledger-${n}`);
    await Promise.all(streams.map((stream) => store.append(stream, [newEvent()], 'no_stream')));
    expect(commits()).toEqual([256, 256, 88]);
  });

  it('are committed in smaller batches when they are big', async () => {
    const text = 'x'.repeat(800 * 1024);
    const streams = Array.from({ length: 14 }, (_, n) => `ledger-${n}`);
    await Promise.all(streams.map((stream) => store.append(stream, [newEvent({ text })], 'no_stream')));
    expect(commits()).toEqual([6, 6, 2]);
  });

  it('let others run between two batches', async () => {
    const answered: string[] = [];
    const streams = Array.from({ length: 300 }, (_, n) => `ledger-${n}`);
    const appends = streams.map((stream) => store.append(stream, [newEvent()], 'no_stream'));
    void appends[0]!.then(() => setImmediate(() => answered.push('others')));
    await appends[299]!.then(() => answered.push('the last'));
    expect(commits()).toEqual([256, 44]);
    await store.readAll({ limit: 1 });
    expect(answered).toContain('others');
  });

  it('are refused once the store is closed', async () => {
    await store.close();
    expect(await failureOf(store.append('ledger-a', [newEvent()], 'any'))).toMatchObject({
      name: 'LogClosedError',
    });
  });
});
