import { MAX_DECIMALS, TEXT_UNIT } from '../kernel/measure.js';
import { numberOf } from './cell-figure.js';
import type { CellValue, DefinedColumn } from './cells.js';
import { fitted, MAX_QUANTITY_CODE, wordsOf } from './codes.js';
import type { SeriesDetails } from './details.js';
import type { KeptRow } from './kept-rows.js';
import type { Layout } from './layouts.js';
import { byPresentName } from './renames.js';

/** What is there before a file defines columns. */
export interface DefiningContext {
  /** The columns that earlier vintages of the series defined. */
  readonly defined: readonly DefinedColumn[];
  /** Whether the family has a measure of that code. */
  isMeasureTaken(family: string, code: string): boolean;
}

/** The unit of a measure that a column of numbers becomes. */
const NUMBER_UNIT = 'number';

/** Makes measures of columns that nobody mapped. */
export class Definitions {
  private readonly earlier: ReadonlyMap<string, DefinedColumn>;
  private readonly taken: Set<string>;

  constructor(
    private readonly series: Pick<SeriesDetails, 'code' | 'family'>,
    presentName: (published: string) => string,
    private readonly context: DefiningContext,
  ) {
    const earlier = byPresentName(
      context.defined.map((defined) => [defined.column, defined] as const),
      presentName,
    );
    this.earlier = new Map([...earlier].map(([column, defined]) => [column, { ...defined, column }]));
    this.taken = new Set(context.defined.map(({ measure }) => measure));
  }

  /** The columns as measures, and those of them that are new. What an earlier vintage defined stays as it is. */
  columns(
    names: ReadonlySet<string>,
    rows: readonly KeptRow[],
  ): { all: readonly DefinedColumn[]; fresh: readonly DefinedColumn[] } {
    const fresh = [...names].filter((name) => !this.earlier.has(name));
    const contents = contentsOf(new Set(fresh), rows);
    const made = fresh.map((name) => this.define(name, contents.get(name)));
    const kept = [...names].flatMap((name) => this.earlier.get(name) ?? []);
    return { all: [...kept, ...made], fresh: made };
  }

  private define(column: string, content: Content = EMPTY): DefinedColumn {
    const { family } = this.series;
    const unit = content.isText ? TEXT_UNIT : NUMBER_UNIT;
    const decimals = content.isText ? 0 : content.decimals;
    return { column, family, measure: this.freeCode(column), unit, decimals };
  }

  private freeCode(column: string): string {
    const { code, family } = this.series;
    const words = [code, wordsOf(column)].filter((part) => part !== '').join('_');
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : `_${count}`;
      const measure = fitted(words, MAX_QUANTITY_CODE - suffix.length) + suffix;
      if (!this.taken.has(measure) && !this.context.isMeasureTaken(family, measure)) {
        this.taken.add(measure);
        return measure;
      }
    }
  }
}

/** What stands in a column. */
interface Content {
  /** By the first value that is not null. */
  readonly isText: boolean;
  readonly decimals: number;
}

const EMPTY: Content = { isText: false, decimals: 0 };

function contentsOf(names: ReadonlySet<string>, rows: readonly KeptRow[]): Map<string, Content> {
  const contents = new Map<string, Content>();
  const places = new Map<Layout, readonly (readonly [string, number])[]>();
  for (const { layout, values } of rows) {
    const found = places.get(layout) ?? placesOf(names, layout);
    places.set(layout, found);
    for (const [name, at] of found) {
      const value = values[at] ?? null;
      if (value !== null) contents.set(name, withValue(contents.get(name), value));
    }
  }
  return contents;
}

function placesOf(names: ReadonlySet<string>, layout: Layout): readonly (readonly [string, number])[] {
  return layout.names.flatMap((name, at) => (names.has(name) ? [[name, at] as const] : []));
}

function withValue(content: Content | undefined, value: Exclude<CellValue, null>): Content {
  const first = content ?? { isText: typeof value !== 'number', decimals: 0 };
  const decimals = first.isText ? 0 : decimalsOf(numberOf(value) ?? 0);
  return decimals > first.decimals ? { ...first, decimals } : first;
}

/** Decimal places of a number, up to those that a measure can have. */
function decimalsOf(number: number): number {
  if (Number.isInteger(number)) return 0;
  let decimals = 1;
  while (decimals < MAX_DECIMALS && Number(number.toFixed(decimals)) !== number) decimals++;
  return decimals;
}
