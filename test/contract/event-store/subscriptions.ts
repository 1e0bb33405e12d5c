import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  InvalidCheckpointError,
  type Checkpoint,
  type SubscriptionItem,
} from '../../../src/event-store/port/index.js';
import { Follower } from './follower.js';
import {
  asGiven,
  checkpointOfAnotherLog,
  failureOf,
  newEvent,
  newEvents,
  readToEnd,
  type Fixture,
} from './fixture.js';
import { heldMemory } from './held-memory.js';
import type { EventStoreHarness } from './harness.js';
import { appendNoise } from './whole-log.js';

/** Following the log: backlog, then live. */
export function describeSubscriptions(fixture: () => Fixture, harness: () => EventStoreHarness): void {
  describe('subscribing', () => {
    describeDelivery(fixture);
    describeCheckpoints(fixture);
    describePace(fixture);
    describeStopping(fixture);

    it('goes on by itself after its connection dropped', async () => {
      const { store, start } = fixture();
      const stream = fixture().ledger();
      await store.append(stream, newEvents(100), 'no_stream');
      const follower = new Follower(store, { after: start, filter: fixture().ownLedger });
      await follower.until(({ events }) => events.length >= 50);
      await harness().dropConnections();
      await appendUntilAnswered(fixture(), newEvents(50, 100));
      await follower.until(({ events }) => events.length >= 150);
      await harness().dropConnections();
      await appendUntilAnswered(fixture(), newEvents(10, 150));
      await follower.until(({ events }) => events.length >= 160);
      await follower.stop();
      expect(follower.events).toEqual(await fixture().ownEvents());
      expect(follower.events.map(({ data }) => data.n)).toEqual(Array.from({ length: 160 }, (_, n) => n));
    });
  });
}

function describeDelivery(fixture: () => Fixture): void {
  it('gives the backlog, says that it is caught up, and goes on with what comes', async () => {
    const { store, start } = fixture();
    const stream = fixture().ledger();
    await store.append(stream, newEvents(3), 'no_stream');
    const follower = new Follower(store, { after: start, filter: fixture().ownLedger });
    await follower.until(({ isCaughtUp }) => isCaughtUp);
    expect(kinds(follower)).toEqual(['event', 'event', 'event', 'caughtUp']);

    await store.append(stream, newEvents(2, 3), 2n);
    await follower.until(({ events }) => events.length === 5);
    await follower.stop();
    expect(follower.events).toEqual(await fixture().ownEvents());
  });

  it('says at once that it is caught up where there is no backlog', async () => {
    const { store, start } = fixture();
    const follower = new Follower(store, { after: start, filter: fixture().ownLedger });
    await follower.until(({ isCaughtUp }) => isCaughtUp);
    expect(follower.events).toEqual([]);
    await store.append(fixture().ledger(), newEvents(1), 'no_stream');
    await follower.until(({ events }) => events.length === 1);
    await follower.stop();
  });

  it('leaves nothing out and repeats nothing while eight writers append', async () => {
    const { store, start } = fixture();
    const writers = Array.from({ length: 8 }, (_, writer) => write(fixture(), `w${writer}`, 30));
    const early = new Follower(store, { after: start, filter: fixture().ownLedger });
    await early.until(({ events }) => events.length >= 40);
    const late = new Follower(store, { after: start, filter: fixture().ownLedger });
    await Promise.all(writers);
    await Promise.all([early, late].map((each) => each.until(({ events }) => events.length >= 8 * 60)));
    await Promise.all([early.stop(), late.stop()]);

    const { events } = await readToEnd(store, { after: start, filter: fixture().ownLedger });
    expect(events).toHaveLength(8 * 60);
    expect(early.events).toEqual(events);
    expect(late.events).toEqual(events);
  });

  it('serves two subscribers each for itself', async () => {
    const { store, start } = fixture();
    await store.append(fixture().ledger(), newEvents(20), 'no_stream');
    const held = Promise.withResolvers<void>();
    const slow = new Follower(store, {
      after: start,
      filter: fixture().ownLedger,
      onItem: () => held.promise,
    });
    const fast = new Follower(store, { after: start, filter: fixture().ownLedger });
    await store.append(fixture().ledger(), newEvents(5, 20), 19n);
    await fast.until(({ events }) => events.length === 25);
    expect(slow.items.length).toBeLessThanOrEqual(1);
    await fast.stop();

    held.resolve();
    await slow.until(({ events }) => events.length === 25);
    await slow.stop();
    expect(slow.events).toEqual(fast.events);
  });
}

function describeCheckpoints(fixture: () => Fixture): void {
  it('resumes from the checkpoint of any item with exactly the rest', async () => {
    const { store, start } = fixture();
    const filter = { streamPrefixes: [fixture().ledger(''), fixture().ops('')] };
    await appendNoise(fixture(), 1);
    await store.append(fixture().ledger(), newEvents(3), 'no_stream');
    const first = new Follower(store, { after: start, filter });
    await first.until(({ isCaughtUp }) => isCaughtUp);
    await first.stop();
    await store.append(fixture().ledger(), newEvents(2, 3), 2n);
    const all = await fixture().ownEvents();

    const places = first.items.filter((_, index) => index % 10 === 0 || index > 98);
    for (const place of places) {
      const seen = eventsUpTo(first.items, place);
      const second = new Follower(store, { after: checkpointOf(place), filter });
      await second.until(({ isCaughtUp }) => isCaughtUp);
      await second.stop();
      expect(second.events).toEqual(all.slice(seen));
    }
    expect(places.map(({ kind }) => kind)).toContain('caughtUp');
  });

  it('tells how far it is, also while its filter leaves everything out', async () => {
    const { store, start } = fixture();
    const follower = new Follower(store, { after: start, filter: fixture().ownLedger });
    await follower.until(({ isCaughtUp }) => isCaughtUp);
    const before = follower.items.length;
    await appendNoise(fixture(), 12);
    await follower.until(({ items }) => items.length > before);
    await store.append(fixture().ledger(), newEvents(1), 'no_stream');
    await follower.until(({ events }) => events.length === 1);
    await follower.stop();

    const told = follower.items.slice(before).filter(({ kind }) => kind !== 'event');
    expect(told.length).toBeGreaterThanOrEqual(1);
    const rest = await readToEnd(store, { after: checkpointOf(told.at(-1)!) });
    expect(rest.events.length).toBeLessThan(1_200);
  });

  it('goes past a long backlog that its filter leaves out', async () => {
    const { store, start } = fixture();
    await appendNoise(fixture(), 12);
    const follower = new Follower(store, { after: start, filter: fixture().ownLedger });
    await follower.until(({ isCaughtUp }) => isCaughtUp);
    await follower.stop();
    const rest = await readToEnd(store, { after: checkpointOf(follower.items.at(-1)!) });
    expect(rest.events.length).toBeLessThan(1_200);
  });

  it('begins at the beginning of the log where no checkpoint is given', async () => {
    const { store } = fixture();
    await store.append(fixture().ledger(), newEvents(3), 'no_stream');
    const follower = new Follower(store, { filter: fixture().ownLedger });
    await follower.until(({ isCaughtUp }) => isCaughtUp);
    await follower.stop();
    expect(follower.events).toEqual(await fixture().ownEvents());
    expect(follower.events).toHaveLength(3);
  });

  it('refuses a checkpoint that no store made, or that another log made', async () => {
    const { store } = fixture();
    await store.append(fixture().ledger(), newEvents(2), 'no_stream');
    for (const after of ['nonsense' as Checkpoint, await checkpointOfAnotherLog()]) {
      expect(await failureOf(new Follower(store, { after }).ended)).toBeInstanceOf(InvalidCheckpointError);
    }
  });
}

function describePace(fixture: () => Fixture): void {
  it('reads no further ahead than its consumer, who may take one item at a time', async () => {
    const { store, start } = fixture();
    const stream = fixture().ledger();
    const backlog = 48;
    const size = 850 * 1024;
    for (let n = 0; n < backlog; n += 1) {
      const expected = n === 0 ? 'no_stream' : BigInt(n - 1);
      await store.append(stream, [newEvent({ n, text: 'x'.repeat(size) })], expected);
    }
    const before = heldMemory();
    const abort = new AbortController();
    const options = { after: start, filter: fixture().ownLedger, signal: abort.signal };
    const items = store.subscribeAll(options)[Symbol.asyncIterator]();
    const numbers = [numberOf(await items.next())];
    // While the consumer holds its first item, others read all of it: time enough to run ahead.
    for (let round = 0; round < 2; round += 1) await readPastAll(fixture());
    expect(heldMemory() - before).toBeLessThan((backlog * size) / 2);

    while (numbers.length < backlog) {
      await nextTurn();
      numbers.push(numberOf(await items.next()));
    }
    expect(numbers).toEqual(Array.from({ length: backlog }, (_, n) => n));
    abort.abort();
    while (!(await items.next()).done);
  });
}

function describeStopping(fixture: () => Fixture): void {
  it('ends without an error when it is aborted while it waits', async () => {
    const { store, start } = fixture();
    const follower = new Follower(store, { after: start, filter: fixture().ownLedger });
    await follower.until(({ isCaughtUp }) => isCaughtUp);
    await nextTurn();
    follower.abort();
    await expect(follower.ended).resolves.toBeUndefined();
    await store.append(fixture().ledger(), newEvents(1), 'no_stream');
    expect(follower.events).toEqual([]);
  });

  it('ends without another item when it is aborted in the middle of the backlog', async () => {
    const { store, start } = fixture();
    await store.append(fixture().ledger(), newEvents(400), 'no_stream');
    const follower = new Follower(store, {
      after: start,
      filter: fixture().ownLedger,
      onItem: (_item, self) => {
        if (self.events.length === 5) self.abort();
      },
    });
    await expect(follower.ended).resolves.toBeUndefined();
    expect(follower.events).toHaveLength(5);
    expect(follower.items.at(-1)!.kind).toBe('event');
  });

  it('gives nothing when it is aborted before it begins', async () => {
    const { store, start } = fixture();
    await store.append(fixture().ledger(), newEvents(3), 'no_stream');
    const items: SubscriptionItem[] = [];
    for await (const item of store.subscribeAll({ after: start, signal: AbortSignal.abort() }))
      items.push(item);
    expect(items).toEqual([]);
  });

  it('lets its consumer leave', async () => {
    const { store, start } = fixture();
    const events = newEvents(400);
    await store.append(fixture().ledger(), events, 'no_stream');
    const { signal } = new AbortController();
    for await (const item of store.subscribeAll({ after: start, filter: fixture().ownLedger, signal })) {
      if (item.kind === 'event' && item.event.revision === 2n) break;
    }
    expect((await store.readStream(fixture().ledger())).map(asGiven)).toEqual(events);
  });
}

/** Reads all that the test appended, and keeps nothing of it. */
async function readPastAll({ store, start, ownLedger }: Fixture): Promise<void> {
  let after = start;
  for (let atEnd = false; !atEnd;) {
    ({ checkpoint: after, atEnd } = await store.readAll({ after, filter: ownLedger, limit: 4 }));
  }
  await nextTurn();
}

/** Appends pairs of events to one stream, one pair after the other. */
async function write(fixture: Fixture, name: string, pairs: number): Promise<void> {
  for (let n = 0; n < pairs; n += 1) {
    const expected = n === 0 ? 'no_stream' : BigInt(2 * n - 1);
    await fixture.store.append(fixture.ledger(name), newEvents(2, 2 * n), expected);
  }
}

/** Appends after a dropped connection: repeated, as a caller would, until it is answered. */
async function appendUntilAnswered(fixture: Fixture, events: ReturnType<typeof newEvents>): Promise<void> {
  const revision = BigInt((events[0]!.data.n as number) - 1);
  for (;;) {
    const [outcome] = await Promise.allSettled([fixture.store.append(fixture.ledger(), events, revision)]);
    if (outcome.status === 'fulfilled') return;
    expect(outcome.reason).toMatchObject({ name: 'LogUnavailableError' });
    await nextTurn();
  }
}

function kinds(follower: Follower): string[] {
  return follower.items.map(({ kind }) => kind);
}

function checkpointOf(item: SubscriptionItem): Checkpoint {
  return item.kind === 'event' ? item.event.checkpoint : item.checkpoint;
}

function eventsUpTo(items: readonly SubscriptionItem[], last: SubscriptionItem): number {
  return items.slice(0, items.indexOf(last) + 1).filter(({ kind }) => kind === 'event').length;
}

function numberOf(result: IteratorResult<SubscriptionItem>): number {
  if (result.done || result.value.kind !== 'event') throw new Error('an event was expected next');
  return result.value.event.data.n as number;
}
