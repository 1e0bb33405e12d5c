import type { CellValue } from './cells.js';

/**
 * A row of a publisher's file: the names of its columns and what stands in them, in the file's order. Rows of the same
 * columns share one list of names, so that what is known of the list need not be asked for each row.
 */
export interface Row {
  readonly columns: readonly string[];
  readonly values: readonly CellValue[];
}
