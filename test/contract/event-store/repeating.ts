import { RevisionConflictError, type ExpectedRevision } from '../../../src/event-store/port/index.js';
import { asGiven, failureOf, newEvent, newEvents, type Fixture } from './fixture.js';

/** An append that is sent again, because its answer was lost, has one effect and the same answer. */
export function describeRepeating(fixture: () => Fixture): void {
  describe('repeating an append', () => {
    const expectations: [ExpectedRevision, before: number, revision: bigint][] = [
      ['no_stream', 0, 2n],
      ['any', 0, 2n],
      ['any', 2, 4n],
      ['stream_exists', 2, 4n],
      [1n, 2, 4n],
    ];

    it.each(expectations)(
      'expected at %s after %d events: answers as before',
      async (expected, before, revision) => {
        const { store, stream } = await withStream(before);
        const events = newEvents(3);
        expect(await store.append(stream, events, expected)).toEqual({ revision });
        expect(await store.append(stream, events, expected)).toEqual({ revision });
        expect(await store.readStream(stream)).toHaveLength(before + 3);
      },
    );

    it.each(expectations)(
      'expected at %s after %d events: also once the stream went on',
      async (expected, before, revision) => {
        const { store, stream } = await withStream(before);
        const events = newEvents(3);
        await store.append(stream, events, expected);
        await store.append(stream, newEvents(2), revision);
        expect(await store.append(stream, events, expected)).toEqual({ revision });
        expect(await store.readStream(stream)).toHaveLength(before + 5);
      },
    );

    it('sent twice at once: added once', async () => {
      const { store, stream } = await withStream(0);
      const events = newEvents(2);
      const answers = await Promise.all([
        store.append(stream, events, 'no_stream'),
        store.append(stream, events, 'no_stream'),
      ]);
      expect(answers).toEqual([{ revision: 1n }, { revision: 1n }]);
      expect((await fixture().ownEvents()).map(asGiven)).toEqual(events);
    });

    it('is no repeat of an append to another stream', async () => {
      const { store } = fixture();
      const events = newEvents(2);
      await store.append(fixture().ledger('a'), events, 'no_stream');
      expect(await store.append(fixture().ledger('b'), events, 'no_stream')).toEqual({ revision: 1n });
      expect(await store.readStream(fixture().ledger('b'))).toHaveLength(2);
    });

    it('conflicts when a new event takes the place of one', async () => {
      const { store, stream } = await withStream(0);
      const [first, second] = newEvents(2);
      await store.append(stream, [first!, second!], 'no_stream');
      await expectConflict(store.append(stream, [first!, newEvent()], 'no_stream'), 1n);
      expect((await store.readStream(stream)).map(asGiven)).toEqual([first, second]);
    });

    it('conflicts when new events follow the ones that stand', async () => {
      const { store, stream } = await withStream(2);
      const events = newEvents(2);
      await store.append(stream, events, 1n);
      await expectConflict(store.append(stream, [...events, newEvent()], 1n), 3n);
      expect(await store.readStream(stream)).toHaveLength(4);
    });

    it('conflicts when the events come in another order', async () => {
      const { store, stream } = await withStream(0);
      const [first, second] = newEvents(2);
      await store.append(stream, [first!, second!], 'no_stream');
      await expectConflict(store.append(stream, [second!, first!], 'no_stream'), 1n);
    });

    async function withStream(length: number) {
      const { store } = fixture();
      const stream = fixture().ledger();
      if (length > 0) await store.append(stream, newEvents(length), 'no_stream');
      return { store, stream };
    }
  });
}

async function expectConflict(append: Promise<unknown>, actual: bigint): Promise<void> {
  const error = await failureOf(append);
  expect(error).toBeInstanceOf(RevisionConflictError);
  expect(error).toMatchObject({ actual });
}
