import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';

/** Rows that are compared in one turn of the process. */
const TOLD_ROWS = 10_000;

/** A row of one read model that is not, or not so, in another one of the same projections. */
export interface RowDifference {
  readonly table: string;
  /** The names of the columns that tell the row apart, with their values. */
  readonly key: string;
  /** `missing`: only the other one has it. `extra`: only this one has it. `different`: both have, with other values. */
  readonly kind: 'missing' | 'extra' | 'different';
  /** Those whose values differ. */
  readonly columns: readonly string[];
}

/** A table of projections. Tables that SQLite keeps for an index of words are part of that index. */
export interface ProjectedTable {
  readonly name: string;
  readonly isIndexOfWords: boolean;
  readonly isWithoutRowid: boolean;
}

type Value = string | number | bigint | Buffer | null;

interface Column {
  readonly name: string;
  readonly type: string;
  /** Its place in the primary key, from 1; 0 for none. */
  readonly pk: number;
}

/** Rows of a table in the order of their keys, which come first. */
interface Rows {
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  readonly rows: Iterator<Value[]>;
}

/** What projections keep in a read model, by name. How far it has come, and when it was begun, is not among it. */
export function tablesOf(db: Database): ProjectedTable[] {
  return db
    .prepare<[], { name: string; sql: string | null; wr: number }>(
      `SELECT name, sql, l.wr FROM pragma_table_list l JOIN sqlite_schema USING (name)
       WHERE l.schema = 'main' AND l.type IN ('table', 'virtual') AND name <> 'progress' ORDER BY name`,
    )
    .all()
    .map(({ name, sql, wr }) => ({
      name,
      isIndexOfWords: /USING fts5\(/.test(sql ?? ''),
      isWithoutRowid: wr === 1,
    }));
}

/**
 * Every row in which a read model differs from another one, table by table. Both are gone through side by side, so memory
 * does not grow with them. The same events give the same rows, down to the numbers that SQLite gives them.
 * @param onRows told now and then how many more rows were compared; may throw to end it
 */
export async function* differences(
  db: Database,
  other: Database,
  onRows: (more: number) => void = () => undefined,
): AsyncIterable<RowDifference> {
  for (const table of tablesOf(other)) {
    const [here, there] = [rowsOf(db, table), rowsOf(other, table)];
    try {
      yield* differencesIn(table.name, here, there, onRows);
    } finally {
      // A connection with a row still to come does nothing else.
      here.rows.return?.();
      there.rows.return?.();
    }
  }
}

async function* differencesIn(
  table: string,
  here: Rows,
  there: Rows,
  onRows: (more: number) => void,
): AsyncIterable<RowDifference> {
  let [mine, its] = [next(here), next(there)];
  let rows = 0;
  while (mine ?? its) {
    const order = orderOf(mine, its, there.keys.length);
    const row = order <= 0 ? mine : its;
    const columns =
      order === 0 ? there.columns.filter((_, index) => !isSame(mine?.[index], its?.[index])) : [];
    const kind = order === 0 ? 'different' : order < 0 ? 'extra' : 'missing';
    if (order !== 0 || columns.length > 0) yield { table, key: keyOf(there, row ?? []), kind, columns };
    if (order <= 0) mine = next(here);
    if (order >= 0) its = next(there);
    rows += 1;
    if (rows % TOLD_ROWS === 0) {
      onRows(TOLD_ROWS);
      await nextTurn();
    }
  }
  onRows(rows % TOLD_ROWS);
}

function next({ rows }: Rows): Value[] | null {
  const result = rows.next();
  return result.done ? null : result.value;
}

function keyOf({ keys }: Rows, row: readonly Value[]): string {
  return keys.map((name, index) => `${name} ${shown(row[index])}`).join(', ');
}

/** Below 0: the first row comes before the second one, or there is no second one. */
function orderOf(a: readonly Value[] | null, b: readonly Value[] | null, keys: number): number {
  if (!a) return 1;
  return b ? compareKeys(a, b, keys) : -1;
}

function rowsOf(db: Database, table: ProjectedTable): Rows {
  if (table.isIndexOfWords) return wordsIn(db, table.name);
  const columns = db
    .prepare<[], Column>(`SELECT name, type, pk FROM pragma_table_xinfo('${table.name}')`)
    .all();
  const keys = keysOf(table, columns);
  const names = [...keys, ...columns.map(({ name }) => name).filter((name) => !keys.includes(name))];
  const rows = db
    .prepare<[], Value[]>(`SELECT ${names.join(', ')} FROM ${table.name} ORDER BY ${keys.join(', ')}`)
    .raw()
    .iterate();
  return { keys, columns: names, rows };
}

/** The columns in whose order SQLite keeps the rows. */
function keysOf({ isWithoutRowid }: ProjectedTable, columns: readonly Column[]): string[] {
  const primary = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  const isRowid = primary.length === 1 && primary[0]?.type === 'INTEGER';
  return isWithoutRowid || isRowid ? primary.map(({ name }) => name) : ['rowid'];
}

/** An index of words keeps no texts: what it has are the words, and where they stand. */
function wordsIn(db: Database, table: string): Rows {
  const vocabulary = `words_in_${table}`;
  db.exec(`DROP TABLE IF EXISTS temp.${vocabulary}`);
  db.exec(`CREATE VIRTUAL TABLE temp.${vocabulary} USING fts5vocab('main', '${table}', 'instance')`);
  const columns = ['doc', 'col', '"offset"', 'term'];
  const rows = db
    .prepare<[], Value[]>(`SELECT ${columns.join(', ')} FROM temp.${vocabulary} ORDER BY doc, col, "offset"`)
    .raw()
    .iterate();
  return { keys: columns.slice(0, 3), columns, rows };
}

/** As SQLite orders keys: numbers before texts, texts by their bytes. */
function compareKeys(a: readonly Value[], b: readonly Value[], length: number): number {
  for (let index = 0; index < length; index += 1) {
    const order = compareValues(a[index] ?? null, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  const [first, second] = [rankOf(a), rankOf(b)];
  if (first !== second) return first - second;
  if (rankOf(a) === 1) return Number(a) - Number(b);
  return Buffer.compare(bytesOf(a), bytesOf(b));
}

function rankOf(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'number' || typeof value === 'bigint') return 1;
  return typeof value === 'string' ? 2 : 3;
}

function bytesOf(value: Value): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(String(value));
}

function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (Buffer.isBuffer(a) && Buffer.isBuffer(b) && a.equals(b));
}

function shown(value: Value | undefined): string {
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value ?? 'null');
}
