import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Cell, Column, ColumnType } from './column.js';
import type { Encoder, Making } from './encoder.js';

/** A row group, which is what is held at once, has up to so many rows… */
const ROWS_IN_GROUP = 2_000;
/** …and is closed when its items have so many characters, as JSON. */
const CHARACTERS_IN_GROUP = 4_000_000;

interface ParquetColumn {
  readonly type: 'STRING' | 'INT64' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP' | 'JSON';
  /** What the writer takes for a cell that is not null. */
  readonly valueOf: (cell: Exclude<Cell, null>) => unknown;
}

const itself = (cell: Cell) => cell;

/** What the cells of a column are in Parquet; any of them may be null. */
const PARQUET: Readonly<Record<ColumnType, ParquetColumn>> = {
  text: { type: 'STRING', valueOf: itself },
  integer: { type: 'INT64', valueOf: (cell) => BigInt(cell as number) },
  number: { type: 'DOUBLE', valueOf: itself },
  boolean: { type: 'BOOLEAN', valueOf: itself },
  instant: { type: 'TIMESTAMP', valueOf: (cell) => new Date(cell as string) },
  // The writer takes a member that is undefined for one that is null; JSON leaves it out.
  json: { type: 'JSON', valueOf: (cell) => JSON.parse(JSON.stringify(cell)) as unknown },
};

/** Apache Parquet, a row group at a time; where it stands, its licence and how long it is are in its metadata. */
export const parquet: Encoder = async function* <Item>(
  parts: AsyncIterable<readonly Item[]>,
  making: Making<Item>,
) {
  const { columns } = making.table;
  const bytes = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columns.map((column) => columnOf(column, [])) });
  const file = new ParquetWriter({ writer: bytes, schema, createdBy: 'conflict-ledger' });
  for await (const items of groupsOf(parts)) {
    const columnData = columns.map((column) => {
      const { name, data } = columnOf(column, items);
      return { name, data };
    });
    await file.write({ columnData, rowGroupSize: items.length });
    yield taken(bytes);
  }
  file.kvMetadata = metadataOf(making);
  await file.finish();
  yield taken(bytes);
};

function columnOf<Item>(column: Column<Item>, items: readonly Item[]) {
  const { type, valueOf } = PARQUET[column.type];
  const data = items.map((item) => {
    const cell = column.of(item);
    return cell === null ? null : valueOf(cell);
  });
  return { name: column.name, type, nullable: true, data };
}

/** The items of row groups. */
async function* groupsOf<Item>(parts: AsyncIterable<readonly Item[]>): AsyncGenerator<readonly Item[]> {
  let [group, characters] = [[] as Item[], 0];
  for await (const items of parts) {
    for (const item of items) {
      group.push(item);
      characters += JSON.stringify(item).length;
      if (group.length < ROWS_IN_GROUP && characters < CHARACTERS_IN_GROUP) continue;
      yield group;
      [group, characters] = [[], 0];
    }
  }
  if (group.length > 0) yield group;
}

/** Takes what was written; the writer goes on counting where it is in the file. */
function taken(bytes: ByteWriter): Uint8Array {
  const written = bytes.getBytes().slice();
  bytes.index = 0;
  return written;
}

function metadataOf<Item>({ table, stamp, next, rowCount }: Making<Item>) {
  const { sequence, recordedAt, statedAt } = stamp.asOf;
  const members: Readonly<Record<string, string | null>> = {
    'ledger.list': table.name,
    'ledger.asOf.sequence': String(sequence),
    'ledger.asOf.recordedAt': recordedAt,
    'ledger.asOf.statedAt': statedAt,
    'ledger.licence': stamp.licence,
    'ledger.rowCount': String(rowCount()),
    'ledger.next': next,
  };
  return Object.entries(members).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}
