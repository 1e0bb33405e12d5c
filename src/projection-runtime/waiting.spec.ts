import { Waiting } from './waiting.js';

const LONG = 60_000;

describe('waiting', () => {
  it('is answered when its key has an answer, and forgotten', async () => {
    const waiting = new Waiting<string, number>();
    const [a, b] = [waiting.add('a'), waiting.add('b')];
    waiting.settle((key) => (key === 'a' ? 7 : undefined));
    expect(await a.within(LONG)).toBe(7);
    expect(waiting.size).toBe(1);
    b.cancel();
    expect(await b.within(LONG)).toBeNull();
    expect(waiting.size).toBe(0);
  });

  it('ends with null when it takes too long, and is forgotten', async () => {
    const waiting = new Waiting<string, number>();
    expect(await waiting.add('a').within(0)).toBeNull();
    expect(waiting.size).toBe(0);
  });

  it('answers all who wait for the same', async () => {
    const waiting = new Waiting<string, number>();
    const all = [waiting.add('a'), waiting.add('a')].map((awaited) => awaited.within(LONG));
    waiting.settle(() => 1);
    expect(await Promise.all(all)).toEqual([1, 1]);
  });

  it('tells those at once that come when too many wait', async () => {
    const waiting = new Waiting<string, number>(1);
    const first = waiting.add('a');
    expect(await waiting.add('a').within(LONG)).toBeNull();
    waiting.settle(() => 1);
    expect(await first.within(LONG)).toBe(1);
  });

  it('tells everybody when nothing more will come', async () => {
    const waiting = new Waiting<string, number>();
    const all = [waiting.add('a'), waiting.add('b')].map((awaited) => awaited.within(LONG));
    waiting.giveUp();
    expect(await Promise.all(all)).toEqual([null, null]);
  });
});
