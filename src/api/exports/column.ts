/**
 * What the cells of a column hold: text; whole numbers; numbers; true or false; instants in UTC, to the millisecond; JSON
 * of a member that is a list or an object.
 */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'instant' | 'json';

export type Cell = string | number | boolean | object | null;

/** One column of a list as a table. */
export interface Column<Item> {
  /** It never changes: a member's name, those inside a member after it and an underscore. */
  readonly name: string;
  readonly type: ColumnType;
  /** Its tag of the Humanitarian Exchange Language. */
  readonly hxl: string;
  /** What it holds, in a sentence for people. */
  readonly description: string;
  /** The cell of an item. */
  of(item: Item): Cell;
}

/** Takes a member of an item; nothing where there is none. */
export type Take<Item, Value> = (item: Item) => Value | null | undefined;

const columnOf =
  <Value extends Cell>(type: ColumnType) =>
  <Item>(name: string, hxl: string, description: string, take: Take<Item, Value>): Column<Item> => ({
    name,
    type,
    hxl,
    description,
    of: (item) => take(item) ?? null,
  });

export const text = columnOf<string>('text');
export const integer = columnOf<number>('integer');
export const number = columnOf<number>('number');
export const boolean = columnOf<boolean>('boolean');
export const instant = columnOf<string>('instant');
export const json = columnOf<object>('json');

const SEPARATOR = ';';

/** Codes or ids, in which no semicolon is, as text with semicolons between them. */
export function codes<Item>(
  name: string,
  hxl: string,
  description: string,
  take: Take<Item, readonly string[]>,
): Column<Item> {
  return text(name, hxl, `${description}, with semicolons between them`, (item) =>
    take(item)?.join(SEPARATOR),
  );
}
