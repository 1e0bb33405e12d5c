import { InvalidCheckpointError, type Checkpoint } from '../../../src/event-store/port/index.js';
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

/** The one order of all events, its numbers, its pages and its checkpoints. */
export function describeWholeLog(fixture: () => Fixture): void {
  describe('reading the whole log', () => {
    describeOrder(fixture);
    describePages(fixture);
    describeNumbers(fixture);
    describeFilters(fixture);
  });
}

function describeOrder(fixture: () => Fixture): void {
  it('gives events in the order in which they were appended, with all that belongs to them', async () => {
    const { store } = fixture();
    const [a, b, c, d] = newEvents(4);
    await store.append(fixture().ledger('x'), [a!], 'no_stream');
    await store.append(fixture().ops('y'), [b!, c!], 'no_stream');
    await store.append(fixture().ledger('x'), [d!], 0n);

    const events = await fixture().ownEvents();
    expect(events.map(asGiven)).toEqual([a, b, c, d]);
    expect(events.map(({ stream, revision }) => [stream, revision])).toEqual([
      [fixture().ledger('x'), 0n],
      [fixture().ops('y'), 0n],
      [fixture().ops('y'), 1n],
      [fixture().ledger('x'), 1n],
    ]);
  });
}

function describePages(fixture: () => Fixture): void {
  it('gives the same in small pages as in large ones', async () => {
    await appendMixed(fixture(), 40);
    const large = await fixture().ownEvents(1_000);
    expect(large).toHaveLength(40);
    expect(await fixture().ownEvents(7)).toEqual(large);
    expect(await fixture().ownEvents(1)).toEqual(large);
  });

  it('goes on after any event from that event’s checkpoint', async () => {
    const { store } = fixture();
    await appendMixed(fixture(), 12);
    const { events } = await readToEnd(store, { after: fixture().start });
    for (const [index, { checkpoint }] of events.entries()) {
      const rest = await readToEnd(store, { after: checkpoint });
      expect(rest.events).toEqual(events.slice(index + 1));
    }
  });

  it('says how much of it lies before a place: more and more, up to all of it', async () => {
    const { store } = fixture();
    await appendMixed(fixture(), 5);
    const { events } = await readToEnd(store, { after: fixture().start });
    const places = [undefined, ...events.map(({ checkpoint }) => checkpoint)];
    const shares = await Promise.all(places.map((place) => store.shareBefore(place)));
    expect(shares[0]).toBe(0);
    expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('is at the end where nothing follows, and stays there', async () => {
    const { store } = fixture();
    await appendMixed(fixture(), 3);
    const { checkpoint } = await readToEnd(store, { after: fixture().start });
    const page = await store.readAll({ after: checkpoint, limit: 10 });
    expect(page).toEqual({ events: [], checkpoint, atEnd: true });
  });

  it.each([0, -1, 1.5, NaN])('refuses pages of %d events, with which nobody gets on', async (limit) => {
    const { store, start } = fixture();
    expect(await failureOf(store.readAll({ after: start, limit }))).toBeInstanceOf(RangeError);
  });

  it('refuses a checkpoint that no store made', async () => {
    const { store } = fixture();
    const after = 'nonsense' as Checkpoint;
    expect(await failureOf(store.readAll({ after, limit: 1 }))).toBeInstanceOf(InvalidCheckpointError);
    expect(await failureOf(store.shareBefore(after))).toBeInstanceOf(InvalidCheckpointError);
  });

  it('refuses a checkpoint of another log, from which it would leave events out', async () => {
    const { store } = fixture();
    await store.append(fixture().ledger(), newEvents(2), 'no_stream');
    const after = await checkpointOfAnotherLog();
    expect(await failureOf(store.readAll({ after, limit: 1 }))).toBeInstanceOf(InvalidCheckpointError);
  });
}

function describeNumbers(fixture: () => Fixture): void {
  it('numbers the ledger’s events one by one, and no others', async () => {
    const { store } = fixture();
    await store.append(fixture().ledger('x'), newEvents(1), 'no_stream');
    await store.append(fixture().ops('y'), newEvents(2), 'no_stream');
    await store.append(fixture().ledger('z'), newEvents(3), 'no_stream');
    await store.append(fixture().ops('y'), newEvents(1), 1n);
    await store.append(fixture().ledger('x'), newEvents(1), 0n);

    const sequences = (await fixture().ownEvents()).map(({ sequence }) => sequence);
    const first = sequences[0]!;
    expect(first).toBeGreaterThanOrEqual(1);
    expect(sequences).toEqual([first, null, null, first + 1, first + 2, first + 3, null, first + 4]);
  });

  it('wastes no number on what was refused or repeated', async () => {
    const { store } = fixture();
    const stream = fixture().ledger();
    const first = newEvents(2);
    await store.append(stream, first, 'no_stream');
    await failureOf(store.append(stream, newEvents(2), 'no_stream'));
    await store.append(stream, first, 'no_stream');
    await store.append(stream, newEvents(1), 1n);
    const [one, two, three] = (await fixture().ownEvents()).map(({ sequence }) => sequence!);
    expect([two, three]).toEqual([one! + 1, one! + 2]);
  });

  it('numbers alike for every reader, wherever it begins and whatever it leaves out', async () => {
    const { store, start } = fixture();
    await appendMixed(fixture(), 30);
    const all = await fixture().ownEvents();
    const ledger = all.filter(({ sequence }) => sequence !== null);
    expect(ledger.length).toBeGreaterThan(10);

    const filtered = await readToEnd(store, { after: start, filter: fixture().ownLedger, limit: 4 });
    expect(filtered.events).toEqual(ledger);
    // From a checkpoint that a reader made who saw none of the ledger's events.
    const operators = { streamPrefixes: [fixture().ops('')] };
    const passed = await store.readAll({ after: start, filter: operators, limit: 1 });
    const rest = await readToEnd(store, { after: passed.checkpoint });
    expect(rest.events).toEqual(all.slice(all.length - rest.events.length));
    expect(rest.events.length).toBeGreaterThan(10);

    const follower = new Follower(store, { after: start, filter: fixture().ownLedger });
    await follower.until(({ isCaughtUp }) => isCaughtUp);
    await follower.stop();
    expect(follower.events).toEqual(ledger);
  });

  it('says when it took each event, in milliseconds, and never goes back in time', async () => {
    await appendMixed(fixture(), 25);
    const times = (await fixture().ownEvents()).map(({ recordedAt }) => recordedAt);
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect([...times].sort()).toEqual(times);
    expect(new Set(times.map((time) => new Date(time).toISOString()))).toEqual(new Set(times));
  });
}

function describeFilters(fixture: () => Fixture): void {
  it('delivers the streams whose names begin as asked', async () => {
    const { store, start } = fixture();
    const names = ['casualty-1', 'damage-1', 'casualty-2', 'damage-2', 'other-1'];
    for (const name of names) await store.append(fixture().ledger(name), [newEvent()], 'no_stream');

    const filter = { streamPrefixes: [fixture().ledger('casualty-'), fixture().ledger('other-')] };
    const { events } = await readToEnd(store, { after: start, filter });
    expect(events.map(({ stream }) => stream)).toEqual(
      ['casualty-1', 'casualty-2', 'other-1'].map((name) => fixture().ledger(name)),
    );
  });

  it.each(['a_', 'a%', 'a*', 'a?', 'a.', 'a['])('takes %s in a prefix for itself', async (prefix) => {
    const { store, start } = fixture();
    for (const name of [`${prefix}b`, 'axb', `A${prefix.slice(1)}b`]) {
      await store.append(fixture().ledger(name), [newEvent()], 'no_stream');
    }
    const filter = { streamPrefixes: [fixture().ledger(prefix)] };
    const { events } = await readToEnd(store, { after: start, filter });
    expect(events.map(({ stream }) => stream)).toEqual([fixture().ledger(`${prefix}b`)]);
  });

  it('moves its checkpoint past hundreds of events that it leaves out', async () => {
    const { store, start } = fixture();
    await appendNoise(fixture(), 15);
    const nothing = await readToEnd(store, { after: start, filter: fixture().ownLedger });
    expect(nothing.events).toEqual([]);

    const page = await store.readAll({ after: nothing.checkpoint, limit: 1_000 });
    expect(page.events).toEqual([]);
    expect(page.atEnd).toBe(true);
  });

  it('finds what stands between events that it leaves out', async () => {
    const { store, start } = fixture();
    await appendNoise(fixture(), 6);
    await store.append(fixture().ledger(), newEvents(1), 'no_stream');
    await appendNoise(fixture(), 6);
    await store.append(fixture().ledger(), newEvents(1, 1), 0n);
    const { events } = await readToEnd(store, { after: start, filter: fixture().ownLedger, limit: 1 });
    expect(events.map(({ data }) => data.n)).toEqual([0, 1]);
  });
}

/** One event an append, by turns on numbered streams and on others. */
async function appendMixed(fixture: Fixture, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const stream = n % 3 === 1 ? fixture.ops(String(n % 2)) : fixture.ledger(String(n % 4));
    await fixture.store.append(stream, [newEvent({ n })], 'any');
  }
}

/** Hundreds of events that no filter of a test's own ledger streams lets pass. */
export async function appendNoise(fixture: Fixture, hundreds: number): Promise<void> {
  for (let n = 0; n < hundreds; n += 1)
    await fixture.store.append(fixture.ops('noise'), newEvents(100), 'any');
}
