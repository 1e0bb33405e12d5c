import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from './batches.js';

const never = new AbortController().signal;

async function* numbers(upTo: number): AsyncGenerator<number> {
  for (let number = 1; number <= upTo; number++) yield number;
}

async function gather(
  subscribe: (signal: AbortSignal) => AsyncIterable<number>,
  most: number,
): Promise<number[][]> {
  const batches: number[][] = [];
  for await (const batch of inBatches(subscribe, most, never)) batches.push(batch);
  return batches;
}

describe('gathering into batches', () => {
  it('takes what is there at once, up to the most', async () => {
    expect(await gather(() => numbers(7), 3)).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect(await gather(() => numbers(6), 3)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(await gather(() => numbers(0), 3)).toEqual([]);
  });

  it('does not wait for what is not there yet', async () => {
    async function* halting(): AsyncGenerator<number> {
      yield 1;
      yield 2;
      for (let turn = 0; turn < 5; turn++) await nextTurn();
      yield 3;
    }
    expect(await gather(halting, 100)).toEqual([[1, 2], [3]]);
  });

  it('goes on over the pages of a long log, and not over a few that happen to follow each other', async () => {
    const paged = (page: number) =>
      async function* (): AsyncGenerator<number> {
        for (let number = 1; number <= 3 * page; number++) {
          yield number;
          if (number % page === 0) await nextTurn();
        }
      };
    const sizes = async (page: number) => (await gather(paged(page), 70)).map(({ length }) => length);
    expect(await sizes(30)).toEqual([70, 20]);
    expect(await sizes(3)).toEqual([3, 3, 3]);
  });

  it('takes together what comes together after a wait', async () => {
    async function* waiting(): AsyncGenerator<number> {
      for (let turn = 0; turn < 5; turn++) await nextTurn();
      yield* [1, 2, 3];
    }
    expect(await gather(waiting, 100)).toEqual([[1, 2, 3]]);
  });

  it('gives what came before an error, then the error', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1;
      throw new Error('broken');
    }
    const batches = inBatches(failing, 100, never);
    expect(await batches.next()).toEqual({ done: false, value: [1] });
    await expect(batches.next()).rejects.toThrow('broken');
  });

  it('ends the subscription when its consumer goes away', async () => {
    let ended = false;
    async function* endless(signal: AbortSignal): AsyncGenerator<number> {
      for (let number = 1; !signal.aborted; number++) {
        yield number;
        await nextTurn();
      }
      ended = true;
    }
    for await (const batch of inBatches(endless, 100, never)) if (batch.includes(3)) break;
    expect(ended).toBe(true);
  });

  it('ends without an error when it is aborted while it waits', async () => {
    const aborter = new AbortController();
    async function* waiting(signal: AbortSignal): AsyncGenerator<number> {
      yield 1;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    }
    const batches = inBatches(waiting, 100, aborter.signal);
    expect(await batches.next()).toEqual({ done: false, value: [1] });
    const end = batches.next();
    aborter.abort();
    expect(await end).toEqual({ done: true, value: undefined });
  });
});
