import type { Id } from '../kernel/id.js';

/** What a cell of a publisher's table holds, as it was published. */
export type CellValue = string | number | boolean | null;

/**
 * The number of a version of a publisher's table, from 1.
 *
 * @asType integer
 * @minimum 1
 */
export type VintageNumber = number;

/** What became of a cell from one version of its table to the next. */
export type CellChange = 'appeared' | 'changed' | 'vanished';

/** The cell of a publisher's table that an entry of a count was made from. */
export interface PublishedCell {
  readonly seriesId: Id;
  /** The vintage that it stands in; where it vanished, the first that it does not stand in. */
  readonly vintage: VintageNumber;
  readonly change: CellChange;
  /** The key cells of its row, as published. */
  readonly key: readonly string[];
  /** The column that is counted, by its present name. */
  readonly column: string;
  /**
   * What stands in it and in the columns that qualify it, by their present names. The counted column is absent where
   * only a qualifier stands; empty where the cell vanished.
   */
  readonly values: Readonly<Record<string, CellValue>>;
}

/** A cell whose columns are called what they are called now. */
export function underPresentNames<Cell extends Pick<PublishedCell, 'column' | 'values'>>(
  cell: Cell,
  presentName: (name: string) => string,
): Cell {
  const values = Object.entries(cell.values).map(([name, value]) => [presentName(name), value] as const);
  return { ...cell, column: presentName(cell.column), values: Object.fromEntries(values) };
}

/** Whether two entries of a lane say the same of the same row. */
export function sameCell(
  a: Pick<PublishedCell, 'key' | 'column' | 'values'>,
  b: Pick<PublishedCell, 'key' | 'column' | 'values'>,
): boolean {
  return textOf(a) === textOf(b);
}

/** Members of `values` in one order, whatever order a file has. */
function textOf({ key, column, values }: Pick<PublishedCell, 'key' | 'column' | 'values'>): string {
  const names = Object.keys(values).sort();
  return JSON.stringify([key, column, names.map((name) => [name, values[name]])]);
}
