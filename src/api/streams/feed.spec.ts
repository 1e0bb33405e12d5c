import { type Feed, Parts } from './feed.js';

describe('parts of feeds', () => {
  let reads = 0;
  const feedOf = (name: string, texts: readonly string[] = []): Feed => ({
    name,
    read: async (after, upTo) => {
      reads += 1;
      const items = texts.map((text, index) => ({ sequence: after + index + 1, content: { text } }));
      return { items, upTo };
    },
  });
  beforeEach(() => (reads = 0));

  it('are read once for all who ask at the same time, and for those who come later', async () => {
    const [parts, feed] = [new Parts(), feedOf('a', ['x'])];
    const asked = await Promise.all([parts.after(feed, 0, 1), parts.after(feed, 0, 1)]);
    expect(asked[0]).toBe(asked[1]);
    expect(await parts.after(feed, 0, 5)).toBe(asked[0]);
    expect(reads).toBe(1);
  });

  it('are kept in a bounded number, also those in which nothing is', async () => {
    const parts = new Parts();
    for (let number = 0; number < 5_000; number += 1) await parts.after(feedOf(`filter ${number}`), 0, 10);
    expect(reads).toBe(5_000);
    await parts.after(feedOf('filter 0'), 0, 10);
    expect(reads).toBe(5_001);
  });

  it('end where the bytes of a part are enough, and go on from there', async () => {
    const texts = Array.from({ length: 10 }, () => 'x'.repeat(30_000));
    const part = await new Parts().after(feedOf('big', texts), 0, 10);
    expect([part?.last, part?.upTo]).toEqual([2, 2]);
    expect(part?.bytes.length).toBeLessThan(64 * 1024);
  });

  it('have at least one item, however big', async () => {
    const part = await new Parts().after(feedOf('huge', ['x'.repeat(200_000), 'y']), 0, 10);
    expect([part?.last, part?.upTo]).toEqual([1, 1]);
  });

  it('are none where nothing comes, and are looked for again', async () => {
    const [parts, nothing] = [
      new Parts(),
      { name: 'n', read: async (after: number) => ({ items: [], upTo: after }) },
    ];
    expect(await parts.after(nothing, 3, 9)).toBeUndefined();
    expect(await parts.after(nothing, 3, 9)).toBeUndefined();
  });
});
