import { setImmediate as nextTurn } from 'node:timers/promises';
import { LogClosedError, type EventStore } from '../../../src/event-store/port/index.js';
import { Follower } from './follower.js';
import { Fixture, asGiven, endOfLog, failureOf, newEvents } from './fixture.js';
import type { EventStoreHarness } from './harness.js';

/** Opening, closing and opening again; each test has a store of its own. */
export function describeLifecycle(setUp: () => Promise<EventStoreHarness>): void {
  describe('opening and closing', () => {
    let harness: EventStoreHarness;
    let store: EventStore;
    let fixture: Fixture;

    beforeEach(async () => {
      harness = await setUp();
      store = await harness.open();
      fixture = new Fixture(store, await endOfLog(store));
    });
    afterEach(() => harness.cleanUp());

    it('finds everything again after it was closed and opened', async () => {
      const events = newEvents(5);
      await store.append(fixture.ledger(), events.slice(0, 3), 'no_stream');
      await store.append(fixture.ops(), newEvents(2), 'no_stream');
      await store.append(fixture.ledger(), events.slice(3), 2n);
      const before = await fixture.ownEvents();

      const reopened = await harness.reopen();
      expect((await reopened.readStream(fixture.ledger())).map(asGiven)).toEqual(events);
      const same = fixture.through(reopened);
      expect(await same.ownEvents()).toEqual(before);
      const { events: rest } = await reopened.readAll({ after: before[2]!.checkpoint, limit: 10 });
      expect(rest).toEqual(before.slice(3));

      await reopened.append(fixture.ledger(), newEvents(1), 4n);
      const [last] = (await same.ownEvents()).slice(-1);
      expect(last).toMatchObject({ revision: 5n, sequence: before.at(-1)!.sequence! + 1 });
      expect(last!.recordedAt >= before.at(-1)!.recordedAt).toBe(true);
    });

    it('recognises a repeated append after it was opened again', async () => {
      const events = newEvents(2);
      await store.append(fixture.ledger(), events, 'no_stream');
      const reopened = await harness.reopen();
      expect(await reopened.append(fixture.ledger(), events, 'no_stream')).toEqual({ revision: 1n });
      expect(await reopened.readStream(fixture.ledger())).toHaveLength(2);
    });

    it('answers the appends that wait before it closes', async () => {
      const streams = Array.from({ length: 20 }, (_, n) => fixture.ledger(`s${n}`));
      const answers = streams.map((stream) => store.append(stream, newEvents(2), 'no_stream'));
      const [reopened, ...revisions] = await Promise.all([harness.reopen(), ...answers]);
      expect(revisions).toEqual(streams.map(() => ({ revision: 1n })));
      for (const stream of streams) expect(await reopened.readStream(stream)).toHaveLength(2);
    });

    it('closes twice and refuses everything afterwards', async () => {
      await store.close();
      await store.close();
      const uses = [
        store.append(fixture.ledger(), newEvents(1), 'any'),
        store.readStream(fixture.ledger()),
        store.readAll({ limit: 1 }),
        store.shareBefore(fixture.start),
        new Follower(store, { after: fixture.start }).ended,
      ];
      for (const failure of await Promise.all(uses.map(failureOf)))
        expect(failure).toBeInstanceOf(LogClosedError);
    });

    it('ends a subscription that waits', async () => {
      const follower = new Follower(store, { after: fixture.start, filter: fixture.ownLedger });
      await follower.until(({ isCaughtUp }) => isCaughtUp);
      await nextTurn();
      await store.close();
      expect(await failureOf(follower.ended)).toBeInstanceOf(LogClosedError);
    });

    it('ends a subscription whose consumer is in the middle of the backlog', async () => {
      await store.append(fixture.ledger(), newEvents(300), 'no_stream');
      const follower = new Follower(store, {
        after: fixture.start,
        filter: fixture.ownLedger,
        onItem: (_item, { events }) => (events.length === 3 ? store.close() : undefined),
      });
      expect(await failureOf(follower.ended)).toBeInstanceOf(LogClosedError);
      expect(follower.events).toHaveLength(3);
    });

    it('closes under a subscription that was aborted without an error', async () => {
      const follower = new Follower(store, { after: fixture.start, filter: fixture.ownLedger });
      await follower.until(({ isCaughtUp }) => isCaughtUp);
      follower.abort();
      await store.close();
      await expect(follower.ended).resolves.toBeUndefined();
    });
  });
}
