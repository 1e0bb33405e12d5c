import { isUtf8 } from 'node:buffer';
import type { Warning } from '../../domain/kernel/warning.js';
import type { SeriesDetails } from '../../domain/series/details.js';
import type { Row } from '../../domain/series/rows.js';
import { readCsvRows } from './csv-rows.js';
import { readJsonRows } from './json-rows.js';
import { MAX_CELLS } from './row-shapes.js';
import { UnreadableFileError } from './unreadable-file-error.js';

/** What a publisher's file holds. */
export interface FileContent {
  readonly rows: readonly Row[];
  readonly warnings: readonly Warning[];
}

/**
 * The rows of a publisher's file, as they are in it: UTF-8, with a byte order mark or without. `NA` and `NaN`, as text
 * and in JSON as bare literals, are null. What the two formats come to: {@link readJsonRows}, {@link readCsvRows}.
 * Texts have up to 32,768 characters, names of columns 500, a file 2,000 columns, 1,000,000 rows and 4,000,000 cells,
 * nested objects a depth of 16.
 * @param places where the rows of a JSON may stand, RFC 6901: the first that leads to an array of objects counts
 * @throws UnreadableFileError for what does not parse or is beyond these bounds, with its line or row
 */
export function readRows(
  bytes: Uint8Array,
  format: SeriesDetails['format'],
  places: readonly string[],
): FileContent {
  const text = decode(bytes);
  if (format === 'csv') return { rows: readCsvRows(text), warnings: [] };
  refuseTooManyBrackets(bytes);
  return readJsonRows(text, places);
}

const BRACKETS: ReadonlySet<number> = new Set([0x5b, 0x7b]);

/** A JSON is read whole before its rows are counted: what would take too much memory is refused before. */
function refuseTooManyBrackets(bytes: Uint8Array): void {
  let brackets = 0;
  for (const byte of bytes) if (BRACKETS.has(byte)) brackets++;
  if (brackets > MAX_CELLS) throw new UnreadableFileError(`more than ${MAX_CELLS} objects and arrays`);
}

const LINE_FEED = 0x0a;

function decode(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) {
    throw new UnreadableFileError(`the file is not UTF-8: line ${brokenLine(bytes)}`);
  }
  return new TextDecoder().decode(bytes);
}

/** No character of several bytes holds a line feed, so that each line stands for itself. */
function brokenLine(bytes: Uint8Array): number {
  let line = 1;
  for (let begin = 0; ; line++) {
    const feed = bytes.indexOf(LINE_FEED, begin);
    if (feed === -1 || !isUtf8(bytes.subarray(begin, feed))) return line;
    begin = feed + 1;
  }
}
