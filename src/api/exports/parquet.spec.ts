import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { integer, text } from './column.js';
import type { Making } from './encoder.js';
import { parquet } from './parquet.js';

interface Item {
  readonly number: number;
  readonly words: string;
}

/** Items, a hundred at a time, and how many of them were asked for. */
function items(count: number, wordsOf: (number: number) => string) {
  const asked = { items: 0 };
  async function* parts(): AsyncGenerator<readonly Item[]> {
    for (let first = 0; first < count; first += 100) {
      const length = Math.min(100, count - first);
      asked.items += length;
      yield Array.from({ length }, (_, index) => ({ number: first + index, words: wordsOf(first + index) }));
    }
  }
  return { asked, parts: parts() };
}

function making(asked: { readonly items: number }): Making<Item> {
  return {
    table: {
      name: 'items',
      columns: [
        integer('number', '#meta+id', 'Its number', ({ number }) => number),
        text('words', '#description', 'Its words', ({ words }) => words),
      ],
    },
    stamp: {
      asOf: { sequence: 9, recordedAt: null, statedAt: '2025-10-22T00:00:00.000Z' },
      licence: 'CC0-1.0',
    },
    next: 'further',
    hxl: false,
    locate: async () => [],
    rowCount: () => asked.items,
  };
}

async function written(count: number, wordsOf: (number: number) => string) {
  const { asked, parts } = items(count, wordsOf);
  const pieces: Uint8Array[] = [];
  const askedBy: number[] = [];
  for await (const piece of parquet(parts, making(asked))) {
    pieces.push(piece as Uint8Array);
    askedBy.push(asked.items);
  }
  const file = new Uint8Array(Buffer.concat(pieces)).buffer;
  return { pieces, askedBy, file, metadata: parquetMetadata(file) };
}

const groupsOf = ({ row_groups: groups }: ReturnType<typeof parquetMetadata>) =>
  groups.map(({ num_rows: rows }) => Number(rows));

describe('Parquet', () => {
  test('is sent a row group at a time, before more is read', async () => {
    const { metadata, askedBy, file } = await written(4_350, (number) => `words of ${number}`);
    expect(groupsOf(metadata)).toEqual([2_000, 2_000, 350]);
    expect(askedBy).toEqual([2_000, 4_000, 4_350, 4_350]);
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(4_350);
    expect(rows[4_349]).toEqual({ number: 4_349n, words: 'words of 4349' });
  });

  test('has smaller row groups where items are long', async () => {
    const { metadata, file } = await written(10, (number) => String(number).repeat(900_000));
    expect(groupsOf(metadata)).toEqual([5, 5]);
    expect((await parquetReadObjects({ file })).map(({ words }) => (words as string)[0])).toEqual([
      ...'0123456789',
    ]);
  });

  test('says where it stands, its licence and where it goes on', async () => {
    const { metadata } = await written(3, String);
    expect(metadata.key_value_metadata).toEqual([
      { key: 'ledger.list', value: 'items' },
      { key: 'ledger.asOf.sequence', value: '9' },
      { key: 'ledger.asOf.statedAt', value: '2025-10-22T00:00:00.000Z' },
      { key: 'ledger.licence', value: 'CC0-1.0' },
      { key: 'ledger.rowCount', value: '3' },
      { key: 'ledger.next', value: 'further' },
    ]);
  });
});
