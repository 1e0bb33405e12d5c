import { onePage, type ReadPart, wholeList } from './walk.js';

/** The numbers from 1 to `count` that are even, of which no read looks at more than so many. */
function evens(count: number, lookAt: number) {
  const asked: [number | null, number][] = [];
  const read: ReadPart<number, number> = async (after, limit) => {
    asked.push([after, limit]);
    const [first, end] = [(after ?? 0) + 1, Math.min(count, (after ?? 0) + lookAt)];
    const items: number[] = [];
    for (let number = first; number <= end; number += 1) {
      if (number % 2 === 0) items.push(number);
      if (items.length === limit) return { items, next: number < count ? number : null };
    }
    return { items, next: end < count ? end : null };
  };
  return { asked, read };
}

async function all(
  parts: AsyncIterable<readonly number[]> | readonly (readonly number[])[],
): Promise<number[]> {
  const found: number[] = [];
  for await (const items of parts) found.push(...items);
  return found;
}

describe('a whole list', () => {
  test('has each item once, past stretches where nothing is', async () => {
    const { read } = evens(1_000, 1);
    const { parts, rowCount } = await wholeList(read, null);
    expect(rowCount).toBeNull();
    expect(await all(parts)).toEqual(Array.from({ length: 500 }, (_, index) => 2 * (index + 1)));
  });

  test('goes on after a key', async () => {
    expect(await all((await wholeList(evens(10, 4).read, 5)).parts)).toEqual([6, 8, 10]);
  });

  test('is read no faster than it is taken', async () => {
    const { asked, read } = evens(1_000, 1_000);
    const { parts } = await wholeList(read, null);
    expect(asked).toEqual([[null, 100]]);
    const taken = (parts as AsyncGenerator<readonly number[]>)[Symbol.asyncIterator]();
    await taken.next();
    expect(asked).toHaveLength(1);
    await taken.next();
    expect(asked).toEqual([
      [null, 100],
      [200, 100],
    ]);
    await taken.return?.(undefined);
    expect(asked).toHaveLength(2);
  });

  test('is as long as it is known where one part is all', async () => {
    expect((await wholeList(evens(20, 100).read, null)).rowCount).toBe(10);
    expect((await wholeList(evens(0, 100).read, null)).rowCount).toBe(0);
  });

  test('fails as a whole when the first part cannot be read, and under way when another cannot', async () => {
    const broken: ReadPart<number, number> = async (after) => {
      if (after !== null) throw new Error('nothing is there to read');
      return { items: [1], next: 1 };
    };
    await expect(wholeList(broken, 1)).rejects.toThrow('nothing is there to read');
    await expect(all((await wholeList(broken, null)).parts)).rejects.toThrow('nothing is there to read');
  });
});

describe('a page of a list', () => {
  test('has so many items, in however many parts they are found', async () => {
    const { asked, read } = evens(1_000, 30);
    const { items, next } = await onePage(read, 10, 40);
    expect([items.length, items[0], items.at(-1), next]).toEqual([40, 12, 90, 90]);
    expect(asked).toEqual([
      [10, 40],
      [40, 25],
      [70, 10],
    ]);
  });

  test('is shorter at the end', async () => {
    expect(await onePage(evens(10, 4).read, 4, 40)).toEqual({ items: [6, 8, 10], next: null });
  });
});
