import type { CountIdentity } from '../counts/identity.js';
import type { CellValue } from '../counts/published-cell.js';
import type { Figure } from '../kernel/figure.js';
import type { Warning } from '../kernel/warning.js';

export type { CellValue };

/** A column that no mapping names, as this vintage makes a measure of it. */
export interface DefinedColumn {
  readonly column: string;
  readonly family: string;
  /** Code of the measure. */
  readonly measure: string;
  /** `text` for coded words, else `number`. */
  readonly unit: string;
  readonly decimals: number;
}

/** The cells of a row that come together in one count: one that has a figure, and those that qualify it. */
export interface PlacedCell {
  readonly count: CountIdentity;
  /** The key cells as published, in the order of the series' key. */
  readonly key: readonly string[];
  /** The column that is counted, by its present name. */
  readonly column: string;
  /**
   * What stands in it and in the columns that qualify it, by their present names. The counted column itself is absent
   * where only a qualifier stands.
   */
  readonly values: Readonly<Record<string, CellValue>>;
  readonly figure: Figure;
  readonly warnings: readonly Warning[];
}

/** A cell that a file calls by another name than most of its column. */
export interface NamedOtherwise {
  readonly key: readonly string[];
  /** Its present name. */
  readonly column: string;
  /** Its name in the file. */
  readonly name: string;
}

/** A publisher's file as it maps to counts. */
export interface PlacedTable {
  readonly rows: number;
  /** Mapped cells, qualifying ones with them. */
  readonly cells: number;
  /** The mapped columns in the file's order, by the names that they have in it. */
  readonly columns: readonly string[];
  readonly placed: readonly PlacedCell[];
  /** Cells whose name in the file is not that of most in their column: by key and present name, the name in the file. */
  readonly namedOtherwise: readonly NamedOtherwise[];
  /** By present name, the name that most cells of the column have in the file; only where the two differ. */
  readonly names: Readonly<Record<string, string>>;
  readonly defined: readonly DefinedColumn[];
  readonly warnings: readonly Warning[];
}
