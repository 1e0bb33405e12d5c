/** What a publisher may write into a cell. `null`: it says that it does not know. */
export type Cell = string | number | boolean | null;

/** A row as it is published: a column that it does not have is not in it. */
export type TableRow = Readonly<Record<string, Cell>>;

export type Mark = 'appeared' | 'changed' | 'vanished';

/** A column under all the names that it was published by. */
export interface Column {
  /** As the newer of the tables calls it. */
  readonly name: string;
  readonly names: readonly string[];
}

/** A row in two tables. */
export interface ComparedRow {
  readonly key: readonly string[];
  readonly now?: TableRow;
  readonly before?: TableRow;
  /** Cells that differ. */
  readonly changes: number;
}

export type Tally = Readonly<Record<Mark, number>>;

export interface Comparison {
  readonly columns: readonly Column[];
  /** Those with a cell that differs. */
  readonly changedColumns: readonly Column[];
  /** In the order of their keys. */
  readonly rows: readonly ComparedRow[];
  readonly tally: Tally;
}

export interface Shape {
  /** Columns that name a row, in order. */
  readonly key: readonly string[];
  /** What a column is called now, by a name that it was published by. */
  readonly presentName: (published: string) => string;
}

/** A cell in both tables; undefined where a table has none. */
export interface ComparedCell {
  readonly now?: Cell;
  readonly before?: Cell;
}

/** What became of a cell; null: it is as it was, or neither table has it. */
export function markOf({ now, before }: ComparedCell): Mark | null {
  if (now === before) return null;
  if (before === undefined) return 'appeared';
  return now === undefined ? 'vanished' : 'changed';
}

/** The cell of a row in a column. */
export function cellAt({ now, before }: ComparedRow, { names }: Column): ComparedCell {
  return { now: valueIn(now, names), before: valueIn(before, names) };
}

/**
 * One table held against an earlier one.
 * @param before null: there is nothing to compare with, and nothing differs
 */
export function compareTables(
  now: readonly TableRow[],
  before: readonly TableRow[] | null,
  shape: Shape,
): Comparison {
  const columns = columnsOf([now, before ?? []], shape);
  const tally = { appeared: 0, changed: 0, vanished: 0 };
  const changed = new Set<Column>();
  const rows = pairedRows(now, before ?? now, shape.key).map((pair): ComparedRow => {
    let changes = 0;
    for (const column of columns) {
      const mark = markOf(cellAt(pair, column));
      if (mark === null) continue;
      tally[mark] += 1;
      changes += 1;
      changed.add(column);
    }
    return { ...pair, changes };
  });
  return { columns, changedColumns: columns.filter((column) => changed.has(column)), rows, tally };
}

function valueIn(row: TableRow | undefined, names: readonly string[]): Cell | undefined {
  if (!row) return undefined;
  const name = names.find((one) => Object.hasOwn(row, one));
  return name === undefined ? undefined : row[name];
}

/** The rows of both tables by their keys, in the order of these. */
function pairedRows(
  now: readonly TableRow[],
  before: readonly TableRow[],
  keyColumns: readonly string[],
): ComparedRow[] {
  const pairs = new Map<string, { key: readonly string[]; now?: TableRow; before?: TableRow; changes: 0 }>();
  for (const [name, rows] of [
    ['now', now],
    ['before', before],
  ] as const) {
    for (const row of rows) {
      const key = keyColumns.map((column) => String(row[column] ?? ''));
      const text = JSON.stringify(key);
      const pair = pairs.get(text) ?? { key, changes: 0 };
      pair[name] = row;
      pairs.set(text, pair);
    }
  }
  return [...pairs.values()].sort((one, other) => compareKeys(one.key, other.key));
}

function compareKeys(one: readonly string[], other: readonly string[]): number {
  for (const [index, text] of one.entries()) {
    const against = other[index] ?? '';
    if (text !== against) return text < against ? -1 : 1;
  }
  return 0;
}

/**
 * All columns but those of the key, as the first table calls them. Rows leave out what they have not: a column stands
 * after the one that it follows in the row that has it first.
 */
function columnsOf(tables: readonly (readonly TableRow[])[], { key, presentName }: Shape): Column[] {
  const order: string[] = [];
  const names = new Map<string, string[]>();
  const presentNames = new Map<string, string>();
  for (const row of tables.flat()) {
    let last = -1;
    for (const published of Object.keys(row)) {
      if (key.includes(published)) continue;
      const present = presentNames.get(published) ?? presentName(published);
      presentNames.set(published, present);
      const known = names.get(present);
      if (known) {
        if (!known.includes(published)) known.push(published);
        last = order.indexOf(present);
      } else {
        names.set(present, [published]);
        last += 1;
        order.splice(last, 0, present);
      }
    }
  }
  return order.map((present) => {
    const all = names.get(present) ?? [present];
    return { name: all[0] ?? present, names: all };
  });
}
