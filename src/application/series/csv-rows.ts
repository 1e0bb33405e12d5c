import { CsvError, parse } from 'csv-parse/sync';
import type { CellValue } from '../../domain/series/cells.js';
import type { Row } from '../../domain/series/rows.js';
import { RowShapes } from './row-shapes.js';
import { UnreadableFileError } from './unreadable-file-error.js';

/**
 * The rows of a CSV file (RFC 4180, with commas), whose first line names the columns. A CSV has no types, so what
 * stands there as JSON would write it is that: a number in its shortest form (`5`, `-3`, `2.5`) or `null`. All else is
 * text as published, `007`, `1,234`, `1e3`, `5.0` and `true` too. An empty cell is no cell, an empty line no row.
 * @throws UnreadableFileError
 */
export function readCsvRows(csv: string): Row[] {
  const shapes = new RowShapes();
  const rows: Row[] = [];
  let header: readonly string[] | null = null;
  const read = (record: readonly string[]) => {
    if (header === null) {
      header = record;
      header.forEach((column) => shapes.meet(column));
      refuseTwins(header);
    } else {
      rows.push(rowOf(record, header, shapes));
    }
  };
  parseRecords(csv, read);
  if (header === null) throw new UnreadableFileError('the file is empty: a CSV begins with a line of names');
  return rows;
}

function parseRecords(csv: string, read: (record: readonly string[]) => void): void {
  try {
    parse(csv, {
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      // Nothing is given back, so that the parser keeps no record.
      on_record: (record: string[]) => {
        read(record);
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFileError(inWords(error)) : error;
  }
}

function refuseTwins(header: readonly string[]): void {
  const twin = header.find((column, index) => header.indexOf(column) !== index);
  if (twin !== undefined) throw new UnreadableFileError(`line 1: two columns are called ${twin}`);
}

function rowOf(record: readonly string[], header: readonly string[], shapes: RowShapes): Row {
  for (let at = 0; at < header.length; at++) {
    const text = record[at] ?? '';
    if (text !== '') shapes.add(header[at] ?? '', valueOf(text));
  }
  return shapes.end();
}

const NULLS: ReadonlySet<string> = new Set(['NA', 'NaN', 'null']);

function valueOf(text: string): CellValue {
  if (NULLS.has(text)) return null;
  const first = text.charCodeAt(0);
  // A number of JSON begins with a digit or a minus; most texts do not, and need no closer look.
  if (first !== 0x2d && (first < 0x30 || first > 0x39)) return text;
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}

/** Without what stands in the file, which the parser's own words may quote at length. */
function inWords({ code, lines }: CsvError): string {
  const what: Partial<Record<string, string>> = {
    CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'the row has not as many cells as the first line has names',
    CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
    INVALID_OPENING_QUOTE: 'a quote stands inside a cell that does not begin with one',
    CSV_INVALID_CLOSING_QUOTE: 'a quoted cell does not end with its quote',
  };
  return `the file is not CSV: line ${String(lines)}: ${what[code] ?? 'it does not parse'}`;
}
