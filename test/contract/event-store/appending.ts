import {
  AppendTooLargeError,
  InvalidEventError,
  MAX_APPEND_BYTES,
  RevisionConflictError,
  type ExpectedRevision,
  type Json,
  type JsonObject,
  type NewEvent,
} from '../../../src/event-store/port/index.js';
import { asGiven, failureOf, newEvent, newEvents, type Fixture } from './fixture.js';

/** Where an append may go, what it may hold, and that it is all or nothing. */
export function describeAppending(fixture: () => Fixture): void {
  describe('appending', () => {
    it('numbers the events of a stream from 0', async () => {
      const { store, stream } = use(fixture());
      expect(await store.append(stream, [newEvent()], 'no_stream')).toEqual({ revision: 0n });
      expect(await store.append(stream, newEvents(2), 0n)).toEqual({ revision: 2n });
      const revisions = (await store.readStream(stream)).map(({ revision }) => revision);
      expect(revisions).toEqual([0n, 1n, 2n]);
    });

    describeHeldExpectations(fixture);
    describeConflicts(fixture);
    describeRevisions(fixture);
    describeAtomicity(fixture);
    describeSizes(fixture);
    describeInvalidEvents(fixture);
  });
}

function use(fixture: Fixture) {
  return { store: fixture.store, stream: fixture.ledger() };
}

function describeHeldExpectations(fixture: () => Fixture): void {
  const held: [existing: number, expected: ExpectedRevision, revision: bigint][] = [
    [0, 'no_stream', 0n],
    [0, 'any', 0n],
    [2, 'any', 2n],
    [2, 'stream_exists', 2n],
    [2, 1n, 2n],
  ];
  it.each(held)('appends to a stream of %d events that is expected at %s', async (existing, expected, at) => {
    const { store, stream } = use(fixture());
    if (existing > 0) await store.append(stream, newEvents(existing), 'no_stream');
    expect(await store.append(stream, [newEvent()], expected)).toEqual({ revision: at });
    expect(await store.readStream(stream)).toHaveLength(existing + 1);
  });
}

function describeConflicts(fixture: () => Fixture): void {
  const broken: [existing: number, expected: ExpectedRevision, actual: bigint | null][] = [
    [2, 'no_stream', 1n],
    [0, 'stream_exists', null],
    [3, 0n, 2n],
    [3, 1n, 2n],
    [3, 3n, 2n],
    [3, 1_000_000n, 2n],
    [0, 0n, null],
  ];
  it.each(broken)(
    'refuses a stream of %d events that is expected at %s',
    async (existing, expected, actual) => {
      const { store, stream } = use(fixture());
      const standing = newEvents(existing);
      if (existing > 0) await store.append(stream, standing, 'no_stream');

      const error = await failureOf(store.append(stream, newEvents(2), expected));
      expect(error).toBeInstanceOf(RevisionConflictError);
      expect(error).toMatchObject({ stream, expected, actual });
      expect((await store.readStream(stream)).map(asGiven)).toEqual(standing);
    },
  );
}

function describeRevisions(fixture: () => Fixture): void {
  it.each([-1n, -2n, 2n ** 53n, 2n ** 64n])(
    'refuses %s, which no event has, as a revision',
    async (expected) => {
      const { store, stream } = use(fixture());
      for (const length of [0, 2]) {
        expect(await failureOf(store.append(stream, newEvents(2), expected))).toBeInstanceOf(RangeError);
        expect(await store.readStream(stream)).toHaveLength(length);
        if (length === 0) await store.append(stream, newEvents(2), 'no_stream');
      }
    },
  );
}

function describeAtomicity(fixture: () => Fixture): void {
  it('leaves nothing of an append of several events that is refused', async () => {
    const { store, stream } = use(fixture());
    const [first] = newEvents(1);
    await store.append(stream, [first!], 'no_stream');
    await failureOf(store.append(stream, newEvents(5), 7n));
    expect((await fixture().ownEvents()).map(asGiven)).toEqual([first]);
  });

  it('keeps the events of one append together in the whole log', async () => {
    const { store } = fixture();
    const appends = Array.from({ length: 12 }, (_, group) =>
      Array.from({ length: 5 }, (_item, n) => newEvent({ group, n })),
    );
    await Promise.all(
      appends.map((events, group) => store.append(fixture().ledger(String(group)), events, 'no_stream')),
    );

    const log = (await fixture().ownEvents()).map(({ data }) => data);
    const order = log.filter((_, index) => index % 5 === 0).map(({ group }) => group as number);
    expect(log).toEqual(order.flatMap((group) => appends[group]!.map(({ data }) => data)));
    expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
}

function describeSizes(fixture: () => Fixture): void {
  const EMPTY = Buffer.byteLength('{"text":""}{}');

  it('takes an append of 900 KiB', async () => {
    const { store, stream } = use(fixture());
    const event = newEvent({ text: 'x'.repeat(MAX_APPEND_BYTES - EMPTY) });
    expect(await store.append(stream, [event], 'no_stream')).toEqual({ revision: 0n });
    expect((await store.readStream(stream)).map(asGiven)).toEqual([event]);
  });

  it('refuses one byte more', async () => {
    const { store, stream } = use(fixture());
    const event = newEvent({ text: 'x'.repeat(MAX_APPEND_BYTES - EMPTY + 1) });
    const error = await failureOf(store.append(stream, [event], 'no_stream'));
    expect(error).toBeInstanceOf(AppendTooLargeError);
    expect(error).toMatchObject({ bytes: 921_601, limit: 921_600 });
    expect(await store.readStream(stream)).toEqual([]);
  });

  it('counts bytes, not letters, and all events of the append', async () => {
    const { store, stream } = use(fixture());
    const third = 'є'.repeat(Math.floor(MAX_APPEND_BYTES / 6));
    const events = [{ text: third }, { text: third }, { text: third }].map((data) => newEvent(data));
    expect(await failureOf(store.append(stream, events, 'no_stream'))).toBeInstanceOf(AppendTooLargeError);
    expect(await store.append(stream, events.slice(0, 2), 'no_stream')).toEqual({ revision: 1n });
  });
}

function describeInvalidEvents(fixture: () => Fixture): void {
  const unholdable: [name: string, value: unknown][] = [
    ['a bigint', 7n],
    ['NaN', NaN],
    ['an infinity', -Infinity],
    ['undefined in an array', [1, undefined]],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
  ];
  it.each(unholdable)('refuses %s in the data and in the metadata', async (_name, value) => {
    const { store, stream } = use(fixture());
    const held = { deep: [{ value: value as Json }] };
    for (const event of [newEvent(held), newEvent({}, held)]) {
      const error = await failureOf(store.append(stream, [newEvent(), event], 'no_stream'));
      expect(error).toBeInstanceOf(InvalidEventError);
      expect((error as Error).message).toContain('/deep/0/value');
    }
    expect(await store.append(stream, [newEvent()], 'no_stream')).toEqual({ revision: 0n });
  });

  const twin = newEvent();
  const malformed: [name: string, events: NewEvent[]][] = [
    ['no event at all', []],
    ['an id that is no UUID', [{ ...newEvent(), id: 'first' }]],
    ['an id in upper case', [{ ...newEvent(), id: 'A3BB189E-8BF9-4888-9912-ACE4E6543002' }]],
    ['an empty type', [{ ...newEvent(), type: '' }]],
    ['two events with one id', [twin, { ...newEvent(), id: twin.id }]],
  ];
  it.each(malformed)('refuses %s', async (_name, events) => {
    const { store, stream } = use(fixture());
    expect(await failureOf(store.append(stream, events, 'any'))).toBeInstanceOf(InvalidEventError);
    expect(await store.readStream(stream)).toEqual([]);
  });

  it('refuses a stream that is neither the ledger’s nor the operators’', async () => {
    const { store } = fixture();
    const error = await failureOf(store.append('orders-1', [newEvent()], 'any'));
    expect(error).toBeInstanceOf(InvalidEventError);
  });

  it('takes a member that is undefined for one that is absent', async () => {
    const { store, stream } = use(fixture());
    const data = { low: 6, high: undefined } as unknown as JsonObject;
    await store.append(stream, [newEvent(data)], 'no_stream');
    const [event] = await store.readStream(stream);
    expect(Object.keys(event!.data)).toEqual(['low']);
  });
}
