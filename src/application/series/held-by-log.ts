import type { PlacedCell, PlacedTable } from '../../domain/series/cells.js';
import { UnreadableFileError } from './unreadable-file-error.js';

/**
 * Bytes of JSON. An append holds 900 KiB: what opens a vintage and what completes it are one each; of a late find a cell
 * may come together with the one that it replaces. The rest is room for statements and for the warnings of cells.
 */
const MAX_OF_TABLE = 700 * 1024;
const MAX_OF_CELL = 420 * 1024;

/** So many values are never too large: each has up to 32,768 characters, of six bytes at most. */
const SMALL = 2;

/**
 * Refuses a file that the log could not hold whole: a vintage that is opened has to be completed.
 * @throws UnreadableFileError
 */
export function assertHeldByLog({
  columns,
  names,
  namedOtherwise,
  warnings,
  defined,
  placed,
}: PlacedTable): void {
  if (
    bytesOf({ columns, names, namedOtherwise, warnings }) > MAX_OF_TABLE ||
    bytesOf(defined) > MAX_OF_TABLE
  ) {
    throw new UnreadableFileError(
      `the names of its columns and what is odd about them come to more than ${MAX_OF_TABLE / 1024} KiB`,
    );
  }
  for (const cell of placed) {
    if (Object.keys(cell.values).length > SMALL && bytesOfCell(cell) > MAX_OF_CELL) {
      throw new UnreadableFileError(
        `row ${cell.key.join(', ')}: column ${cell.column} and those that qualify it come to more than ` +
          `${MAX_OF_CELL / 1024} KiB`,
      );
    }
  }
}

function bytesOfCell({ key, column, values, figure, warnings }: PlacedCell): number {
  return bytesOf({ key, column, values, figure, warnings });
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
