import * as fc from 'fast-check';
import type { CellValue } from '../../../src/domain/series/cells.js';

/** A row of a drawn table: its cells by the present names of their columns. */
export interface DrawnRow {
  readonly day: string;
  readonly sex: string;
  readonly cells: readonly (readonly [column: string, value: CellValue])[];
  /** The publisher calls the column of the killed as it did at first. */
  readonly usesOldName: boolean;
}

/** A version of a table. Days and sexes that are one quantity stand in it once, in one spelling. */
export interface DrawnTable {
  readonly rows: readonly DrawnRow[];
  /** Rows that stand before those, whose keys are among theirs: they do not count. */
  readonly repeated: readonly DrawnRow[];
  /** Its nulls are `NaN`. */
  readonly writesNaN: boolean;
}

export const KILLED = 'killed';
export const KILLED_AT_FIRST = 'martyred';
export const QUALIFIER = 'n*';

/** Each quantity with the ways in which publishers write it. */
const DAYS = [['2023-10-07', '2023-10-07/2023-10-07'], ['2023-10-08'], ['2023-11', '2023-11-01/2023-11-30']];
const SEXES = [['Women', 'women'], ['Men'], ['not\tknown', 'Not known']];

const aNumber = fc.constantFrom<CellValue>(null, 0, 5, 7, 2.5, -3, 1e21, '3', 'dozens', true, 'NA');
const aWord = fc.constantFrom<CellValue>(null, 'about', 'more', 'so to say');
const aText = fc.constantFrom<CellValue>(null, 'mohtel', 'gmotel', '𝄞 \uff5e "', '');
const aFigure = fc.constantFrom<CellValue>(null, 1, 2);

/** Those that no mapping names are called as no column should be. */
const COLUMNS: readonly (readonly [string, fc.Arbitrary<CellValue>])[] = [
  [KILLED, aNumber],
  [QUALIFIER, aWord],
  ['injured', aNumber],
  ['remark', aText],
  ['constructor', aFigure],
  ['__proto__', aFigure],
];

/** Cells of some columns, in any order. */
const someCells: fc.Arbitrary<DrawnRow['cells']> = fc
  .shuffledSubarray([...COLUMNS])
  .chain((columns) =>
    fc.tuple(...columns.map(([name, value]) => value.map((drawn) => [name, drawn] as const))),
  );

const aRow = fc
  .record({
    place: fc.tuple(fc.nat(DAYS.length - 1), fc.nat(SEXES.length - 1)),
    spelling: fc.nat(1),
    cells: someCells,
    usesOldName: fc.boolean(),
  })
  .map(({ place: [day, sex], spelling, ...row }) => ({
    place: `${day} ${sex}`,
    day: spelt(DAYS[day], spelling),
    sex: spelt(SEXES[sex], spelling),
    ...row,
  }));

function spelt(spellings: readonly string[] | undefined, which: number): string {
  return spellings?.[which] ?? spellings?.[0] ?? '';
}

export const aTable: fc.Arbitrary<DrawnTable> = fc
  .record({
    rows: fc.uniqueArray(aRow, { selector: ({ place }) => place, maxLength: 6 }),
    repeated: fc.array(fc.tuple(fc.nat(5), someCells), { maxLength: 1 }),
    writesNaN: fc.boolean(),
  })
  .map(({ rows, repeated, ...table }) => ({
    ...table,
    rows,
    repeated: repeated.flatMap(([at, cells]) => rows.slice(at, at + 1).map((row) => ({ ...row, cells }))),
  }));
