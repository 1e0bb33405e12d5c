import type { ReadStreamOptions } from '../../../src/event-store/port/index.js';
import { asGiven, failureOf, newEvents, type Fixture } from './fixture.js';

/** Reading one stream. */
export function describeStreamReads(fixture: () => Fixture): void {
  describe('reading a stream', () => {
    it('finds nothing in a stream that nobody wrote', async () => {
      const { store } = fixture();
      expect(await store.readStream(fixture().ledger())).toEqual([]);
      expect(await store.readStream(fixture().ledger(), { direction: 'backward', limit: 1 })).toEqual([]);
    });

    const windows: [ReadStreamOptions, numbers: number[]][] = [
      [{}, [0, 1, 2, 3, 4, 5]],
      [{ direction: 'forward' }, [0, 1, 2, 3, 4, 5]],
      [{ from: 0n }, [0, 1, 2, 3, 4, 5]],
      [{ from: 4n }, [4, 5]],
      [{ from: 2n, limit: 3 }, [2, 3, 4]],
      [{ limit: 2 }, [0, 1]],
      [{ limit: 100 }, [0, 1, 2, 3, 4, 5]],
      [{ from: 6n }, []],
      [{ direction: 'backward' }, [5, 4, 3, 2, 1, 0]],
      [{ direction: 'backward', limit: 1 }, [5]],
      [{ direction: 'backward', from: 3n }, [3, 2, 1, 0]],
      [{ direction: 'backward', from: 3n, limit: 2 }, [3, 2]],
      [{ direction: 'backward', from: 0n }, [0]],
      [{ direction: 'backward', from: 9n }, [5, 4, 3, 2, 1, 0]],
    ];
    it.each(windows.map(([options, numbers]) => [shown(options), options, numbers] as const))(
      'of six events, with %s',
      async (_name, options, numbers) => {
        const { store } = fixture();
        const stream = fixture().ledger();
        await store.append(fixture().ledger('other'), newEvents(3, 100), 'no_stream');
        await store.append(stream, newEvents(6), 'no_stream');
        await store.append(fixture().ledger('other'), newEvents(3, 200), 2n);
        const events = await store.readStream(stream, options);
        expect(events.map(({ data }) => data.n)).toEqual(numbers);
        expect(events.map(({ revision }) => revision)).toEqual(numbers.map(BigInt));
        expect(events.every((event) => event.stream === stream)).toBe(true);
      },
    );

    const boundless: ReadStreamOptions[] = [
      { limit: 0 },
      { limit: -1 },
      { limit: 1.5 },
      { limit: NaN },
      { from: -1n },
      { from: -1n, direction: 'backward' },
      { from: 2n ** 64n },
    ];
    it.each(boundless.map((options) => [shown(options), options] as const))(
      'refuses to begin or to end nowhere: %s',
      async (_name, options) => {
        const { store } = fixture();
        await store.append(fixture().ledger(), newEvents(3), 'no_stream');
        expect(await failureOf(store.readStream(fixture().ledger(), options))).toBeInstanceOf(RangeError);
      },
    );

    it('gives all of a long stream', async () => {
      const { store } = fixture();
      const stream = fixture().ops();
      const events = newEvents(1_500);
      await store.append(stream, events.slice(0, 700), 'no_stream');
      await store.append(stream, events.slice(700), 699n);
      expect((await store.readStream(stream)).map(asGiven)).toEqual(events);
      const last = await store.readStream(stream, { direction: 'backward', limit: 1_200 });
      expect(last.map(({ data }) => data.n)).toEqual(Array.from({ length: 1_200 }, (_, i) => 1_499 - i));
    });

    it('does not take a stream for another whose name begins alike', async () => {
      const { store } = fixture();
      await store.append(fixture().ledger('count'), newEvents(1), 'no_stream');
      await store.append(fixture().ledger('count-2'), newEvents(2), 'no_stream');
      await store.append(fixture().ledger('COUNT'), newEvents(3), 'no_stream');
      expect(await store.readStream(fixture().ledger('count'))).toHaveLength(1);
    });
  });
}

function shown(options: ReadStreamOptions): string {
  const parts = Object.entries(options).map(([name, value]) => `${name} ${String(value)}`);
  return parts.join(', ') || 'nothing said';
}
