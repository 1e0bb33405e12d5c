import { ALL } from '../counts/groups.js';
import type { Measure } from '../kernel/measure.js';
import type { DefinedColumn } from './cells.js';
import { type DefiningContext, Definitions } from './definitions.js';
import type { SeriesColumn, SeriesDetails, WordMeaning } from './details.js';
import type { KeptRow } from './kept-rows.js';
import type { Refusals } from './refusals.js';

/** What the ledger knows besides the series. */
export interface PlacingContext extends DefiningContext {
  measureOf(family: string, code: string): Measure | undefined;
}

/** A column whose cells are counts. */
export interface Counted {
  readonly kind: 'counted';
  readonly family: string;
  readonly measure: string;
  readonly group: string;
  readonly unit: string;
  readonly decimals: number;
}

/** A column whose words qualify another. */
export interface Qualifying {
  readonly kind: 'qualifying';
  readonly of: string;
  /** By the word in lower case. */
  readonly words: ReadonlyMap<string, WordMeaning>;
}

export type ColumnUse = Counted | Qualifying;

/** What the columns of a file are, by present name. Those of the key and those that nobody wants are not in it. */
export interface ColumnUses {
  readonly uses: ReadonlyMap<string, ColumnUse>;
  /** Columns that became measures with this file. */
  readonly defined: readonly DefinedColumn[];
}

/** @param order the columns of the file by present name, each with the row that it first stands in */
export function columnUses(
  order: ReadonlyMap<string, number>,
  kept: readonly KeptRow[],
  details: SeriesDetails,
  presentName: (published: string) => string,
  context: PlacingContext,
  refusals: Refusals,
): ColumnUses {
  const sorted = new SortedColumns(details, presentName, context, refusals);
  order.forEach((row, name) => sorted.add(name, row));
  sorted.addQualified(order);
  const { uses, unmapped } = sorted;
  const define = new Definitions(details, presentName, context);
  const { all, fresh } = details.otherColumns === 'define' ? define.columns(unmapped, kept) : NOTHING;
  for (const { column, family, measure, unit, decimals } of all) {
    uses.set(column, { kind: 'counted', family, measure, group: ALL, unit, decimals });
  }
  const hasPlace = (use: ColumnUse) => use.kind === 'counted' || uses.get(use.of)?.kind === 'counted';
  return { uses: new Map([...uses].filter(([, use]) => hasPlace(use))), defined: fresh };
}

const NOTHING = { all: [], fresh: [] };

/** The columns of a file by what the series says of them. */
class SortedColumns {
  readonly uses = new Map<string, ColumnUse>();
  /** Those that nobody mapped, unless they are refused. */
  readonly unmapped = new Set<string>();
  private readonly mapped: ReadonlyMap<string, SeriesColumn>;
  private readonly key: ReadonlySet<string>;

  constructor(
    private readonly details: SeriesDetails,
    private readonly presentName: (published: string) => string,
    private readonly context: PlacingContext,
    private readonly refusals: Refusals,
  ) {
    this.mapped = new Map(Object.entries(details.columns));
    this.key = new Set(Object.keys(details.key));
  }

  add(name: string, row: number): void {
    const column = this.mapped.get(name);
    if (this.key.has(name) || column === 'ignore') return;
    if (column === undefined) this.addUnmapped(name, row);
    else if ('qualifies' in column) this.uses.set(name, this.qualifying(column));
    else this.addCounted(name, row, column);
  }

  /** What a qualifier qualifies is a column of the file, also when no row has a cell in it. */
  addQualified(order: ReadonlyMap<string, number>): void {
    for (const [name, use] of [...this.uses]) {
      if (use.kind === 'qualifying' && !order.has(use.of)) this.add(use.of, order.get(name) ?? 1);
    }
  }

  private addUnmapped(name: string, row: number): void {
    if (this.details.otherColumns === 'refuse') this.refusals.add(row, name, 'the series does not know it');
    else this.unmapped.add(name);
  }

  private qualifying({ qualifies, words }: Extract<SeriesColumn, { qualifies: string }>): Qualifying {
    const meanings = Object.entries(words).map(([word, meaning]) => [normalised(word), meaning] as const);
    return { kind: 'qualifying', of: this.presentName(qualifies), words: new Map(meanings) };
  }

  private addCounted(name: string, row: number, column: Extract<SeriesColumn, { measure: string }>): void {
    const { measure, group } = column;
    const family = column.family ?? this.details.family;
    const known = this.context.measureOf(family, measure);
    if (!known) return this.refusals.add(row, name, `${family} counts have no measure ${measure}`);
    const { unit, decimals } = known;
    this.uses.set(name, { kind: 'counted', family, measure, group, unit, decimals });
  }
}

/** How words of a qualifying column are compared. */
export function normalised(word: string): string {
  return word.trim().toLowerCase();
}
