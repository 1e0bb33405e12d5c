import { LINE_LIMIT, linesOf } from './lines.js';

async function* chunks(...texts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function read(...texts: (string | Buffer)[]): Promise<[number, string | null][]> {
  const lines: [number, string | null][] = [];
  for await (const { number, bytes } of linesOf(chunks(...texts)))
    lines.push([number, bytes?.toString() ?? null]);
  return lines;
}

describe('lines of a stream', () => {
  it('come whole however the bytes arrive, also without a last line feed', async () => {
    expect(await read('a\nb', 'c\n', 'd')).toEqual([
      [1, 'a'],
      [2, 'bc'],
      [3, 'd'],
    ]);
    const euro = Buffer.from('€\n');
    expect(await read(euro.subarray(0, 1), euro.subarray(1))).toEqual([[1, '€']]);
  });

  it('count when they are blank, and are left out', async () => {
    expect(await read('\n \r\n\na\r\n\n')).toEqual([[4, 'a\r']]);
    expect(await read('')).toEqual([]);
  });

  it('are said to be too long, and the next one is whole again', async () => {
    const long = 'x'.repeat(LINE_LIMIT);
    expect(await read(long, 'x\nafter\n')).toEqual([
      [1, null],
      [2, 'after'],
    ]);
    expect(await read(`${long}\n`)).toEqual([[1, long]]);
  });

  it('are read no further than they are asked for', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        given += 1;
        yield Buffer.from(`${given}\n`);
      }
    }
    const lines = linesOf(endless());
    await lines.next();
    await lines.next();
    expect(given).toBe(2);
  });
});
