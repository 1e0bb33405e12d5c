import { reject } from '../kernel/decision.js';
import { figureOfCell, type Qualifier } from './cell-figure.js';
import type { CellValue, PlacedCell, PlacedTable } from './cells.js';
import type { Warning } from '../kernel/warning.js';
import { joinedGroups } from './codes.js';
import { type Counted, type ColumnUse, columnUses, normalised, type PlacingContext } from './column-uses.js';
import type { SeriesDetails, WordMeaning } from './details.js';
import { columnOrder, publishedNames } from './file-columns.js';
import { keepRows, type KeptRow } from './kept-rows.js';
import type { Layout } from './layouts.js';
import { Meetings } from './meetings.js';
import { Refusals } from './refusals.js';
import { presentNames } from './renames.js';
import type { Row } from './rows.js';

export type { PlacingContext } from './column-uses.js';

/** Cells that one file may place: each is a count with a history of its own, and all are placed before any is written. */
export const MAX_PLACED = 1_000_000;
/** Cells that may be called otherwise than most of their column. */
const MAX_NAMED_OTHERWISE = 5_000;

/**
 * A publisher's rows as counts. Nothing of a cell is refused: what its measure cannot hold is kept as published, with a
 * warning of the cell. The file is refused where a row has no key or a cell would have no count of its own; each error
 * names the row, from 1, and the column.
 *
 * In what it gives back `rows` are those that count, of rows with the same key the last; `columns` leaves out those of
 * the key; `defined` has those columns that `context.defined` does not have.
 */
export function placeTable(
  rows: readonly Row[],
  details: SeriesDetails,
  context: PlacingContext,
): PlacedTable | ReturnType<typeof reject> {
  const refusals = new Refusals();
  const presentName = presentNames(details.renames);
  const { kept, warnings } = keepRows(rows, details, presentName, refusals);
  const order = columnOrder(kept);
  const { uses, defined } = columnUses(order, kept, details, presentName, context, refusals);
  const refusedColumns = refusals.rejection();
  if (refusedColumns) return refusedColumns;

  const places = placesByLayout(kept, uses);
  const count = kept.reduce((sum, { layout }) => sum + (places.get(layout)?.length ?? 0), 0);
  if (count > MAX_PLACED) return refuseWhole(`${count} cells would be counts, more than ${MAX_PLACED}`);
  const placed = placeRows(kept, places, refusals);
  const refusedCells = refusals.rejection();
  if (refusedCells) return refusedCells;

  const { names, namedOtherwise } = publishedNames(
    kept,
    (name) => uses.has(name) || Object.hasOwn(details.key, name),
  );
  if (namedOtherwise.length > MAX_NAMED_OTHERWISE) return tooManyNames(namedOtherwise.length);
  const columns = [...order.keys()].filter((name) => uses.has(name));
  return {
    rows: kept.length,
    cells: placed.reduce((sum, { values }) => sum + Object.keys(values).length, 0),
    columns: columns.map((name) => (Object.hasOwn(names, name) ? (names[name] ?? name) : name)),
    placed,
    namedOtherwise,
    names,
    defined,
    warnings: [...warnings, ...rowsWithoutCells(kept, places)],
  };
}

/** They count among the rows of the file, and are in no table. */
function rowsWithoutCells(rows: readonly KeptRow[], places: Places): Warning[] {
  const [first, ...others] = rows.filter(({ layout }) => places.get(layout)?.length === 0);
  if (!first) return [];
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const detail = `row ${first.number}${more}: no cell that is counted, so the table has no such row`;
  return [{ code: 'row-without-cells', detail }];
}

function tooManyNames(count: number): ReturnType<typeof reject> {
  return refuseWhole(
    `${count} cells are called otherwise than most of their column, more than ${MAX_NAMED_OTHERWISE}`,
  );
}

function refuseWhole(detail: string): ReturnType<typeof reject> {
  return reject('invalid', detail, { errors: [{ pointer: '', detail }] });
}

/** A counted column of a layout, with those that qualify it. */
interface Place {
  readonly column: string;
  /** Where its cell stands; -1 where the rows have none. */
  readonly at: number;
  readonly counted: Counted;
  readonly qualifiers: readonly QualifierPlace[];
}

interface QualifierPlace {
  readonly column: string;
  readonly at: number;
  readonly words: ReadonlyMap<string, WordMeaning>;
}

type Places = ReadonlyMap<Layout, readonly Place[]>;

function placesByLayout(rows: readonly KeptRow[], uses: ReadonlyMap<string, ColumnUse>): Places {
  const layouts = new Set(rows.map(({ layout }) => layout));
  return new Map([...layouts].map((layout) => [layout, placesOf(layout, uses)]));
}

function placeRows(rows: readonly KeptRow[], places: Places, refusals: Refusals): PlacedCell[] {
  const placed: PlacedCell[] = [];
  const meetings = new Meetings(rows);
  for (const row of rows) {
    const met = meetings.of(row);
    for (const place of places.get(row.layout) ?? []) {
      const cell = placeCell(place, row);
      const other = met.meet(cell);
      if (other) {
        refusals.add(
          row.number,
          place.column,
          `is in one count with column ${other.column} of the row ${other.key.join(', ')}`,
        );
      }
      placed.push(cell);
    }
  }
  return placed;
}

function placesOf({ names }: Layout, uses: ReadonlyMap<string, ColumnUse>): readonly Place[] {
  const counted = new Map<string, { at: number; qualifiers: QualifierPlace[] }>();
  const placeOf = (name: string) => {
    const place = counted.get(name) ?? { at: -1, qualifiers: [] };
    counted.set(name, place);
    return place;
  };
  names.forEach((name, at) => {
    const use = uses.get(name);
    if (use?.kind === 'counted') placeOf(name).at = at;
    else if (use) placeOf(use.of).qualifiers.push({ column: name, at, words: use.words });
  });
  return [...counted].flatMap(([column, place]) => {
    const use = uses.get(column);
    return use?.kind === 'counted' ? [{ column, counted: use, ...place }] : [];
  });
}

function placeCell({ column, at, counted, qualifiers }: Place, { key, values }: KeptRow): PlacedCell {
  const value = values[at];
  const { family, measure } = counted;
  const count = {
    family,
    subject: key.subject,
    measure,
    group: joinedGroups(key.group, counted.group),
    period: key.period,
  };
  const words = qualifiers.length === 0 ? NO_WORDS : qualifiers.flatMap((place) => wordOf(place, values));
  const { figure, warnings } = figureOfCell(column, value, words, counted);
  return {
    count,
    key: key.texts,
    column,
    values: valuesOf(column, value, qualifiers, values),
    figure,
    warnings,
  };
}

const NO_WORDS: readonly Qualifier[] = [];

function wordOf({ column, at, words }: QualifierPlace, values: readonly CellValue[]): Qualifier[] {
  const value = values[at] ?? null;
  if (value === null) return [];
  const word = String(value).trim();
  return word === '' ? [] : [{ column, word, meaning: words.get(normalised(word)) ?? null }];
}

function valuesOf(
  column: string,
  value: CellValue | undefined,
  qualifiers: readonly QualifierPlace[],
  values: readonly CellValue[],
): PlacedCell['values'] {
  if (qualifiers.length === 0) return { [column]: value ?? null };
  const own: [string, CellValue][] = value === undefined ? [] : [[column, value]];
  return Object.fromEntries([
    ...own,
    ...qualifiers.map(({ column: name, at }) => [name, values[at] ?? null] as const),
  ]);
}
