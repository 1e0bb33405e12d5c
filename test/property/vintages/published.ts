import { createHash } from 'node:crypto';
import type { CellValue } from '../../../src/domain/series/cells.js';
import { type DrawnRow, type DrawnTable, KILLED, KILLED_AT_FIRST, QUALIFIER } from './drawn-tables.js';

/** A cell as the file has it. */
export type Cell = readonly [key: readonly [string, string], column: string, value: CellValue];

/** A table as a publisher writes it. */
export interface Published {
  readonly file: string;
  readonly cells: readonly Cell[];
  /** Different keys. */
  readonly rows: number;
  /** By its quantity, what a count is made of: key, column and values under present names. */
  readonly counted: ReadonlyMap<string, string>;
}

/** @param isRenamed whether the series knows both names of the renamed column; before that its files have the first */
export function publish(table: DrawnTable, isRenamed: boolean): Published {
  const { rows, repeated, writesNaN } = table;
  const nameIn = ({ usesOldName }: DrawnRow, column: string) =>
    column === KILLED && (usesOldName || !isRenamed) ? KILLED_AT_FIRST : column;
  const textOf = (row: DrawnRow) => {
    const key = [memberOf('date', row.day), memberOf('sex', row.sex)];
    const cells = row.cells.map(([column, value]) => memberOf(nameIn(row, column), value, writesNaN));
    return `{${[...key, ...cells].join(', ')}}`;
  };
  return {
    file: `[${[...repeated, ...rows].map(textOf).join(',\n')}]`,
    rows: rows.length,
    cells: rows.flatMap((row) =>
      row.cells.map(([column, value]): Cell => [[row.day, row.sex], nameIn(row, column), asRead(value)]),
    ),
    counted: new Map(rows.flatMap(countedIn)),
  };
}

function memberOf(name: string, value: CellValue, writesNaN = false): string {
  return `${JSON.stringify(name)}: ${value === null && writesNaN ? 'NaN' : JSON.stringify(value)}`;
}

const asRead = (value: CellValue): CellValue => (value === 'NA' ? null : value);

function countedIn({ day, sex, cells }: DrawnRow): [string, string][] {
  const ofKilled = cells.filter(([column]) => column === KILLED || column === QUALIFIER);
  const others = cells.filter((cell) => !ofKilled.includes(cell));
  const groups = [...(ofKilled.length > 0 ? [ofKilled] : []), ...others.map((cell) => [cell])];
  return groups.map((group) => {
    const column = group === ofKilled ? KILLED : (group[0]?.[0] ?? '');
    const values = group.map(([name, value]) => [name, asRead(value)]).sort();
    return [quantityOf(column, day, sex), JSON.stringify([day, sex, column, values])];
  });
}

/** What a cell is counted in, whatever way its row is written. */
export function quantityOf(column: string, day: string, sex: string): string {
  return `${column} ${groupOf(sex)} ${periodOf(day)}`;
}

export const groupOf = (sex: string): string => sex.toLowerCase().replace(/\s/g, '_');
export const periodOf = (day: string): string =>
  ({ '2023-10-07/2023-10-07': '2023-10-07', '2023-11-01/2023-11-30': '2023-11' })[day] ?? day;

/** The hash of a table, as the API promises it. */
export function hashOf(cells: readonly Cell[]): string {
  const lines = cells.map(([key, column, value]) =>
    Buffer.from(`${key.join('\t')}\t${column}\t${JSON.stringify(value)}\n`),
  );
  return createHash('sha256')
    .update(Buffer.concat(lines.sort((one, other) => one.compare(other))))
    .digest('hex');
}

/** Cells in one order, whatever order rows and columns have. */
export function inOrder(cells: readonly Cell[]): string[] {
  return cells.map((cell) => JSON.stringify(cell)).sort();
}

/** What a vintage changes, from the one before it in stated order. */
export function tallyOf(before: Published | undefined, { rows, cells, counted }: Published) {
  const held = before?.counted ?? new Map<string, string>();
  const known = [...counted].filter(([quantity]) => held.has(quantity));
  const amended = known.filter(([quantity, text]) => held.get(quantity) !== text).length;
  return {
    rows,
    cells: cells.length,
    reported: counted.size - known.length,
    amended,
    retracted: [...held.keys()].filter((quantity) => !counted.has(quantity)).length,
    unchanged: known.length - amended,
  };
}
