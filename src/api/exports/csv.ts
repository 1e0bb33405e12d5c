import { stringify } from 'csv-stringify/sync';
import type { Cell } from './column.js';
import type { Encoder, Making } from './encoder.js';

/**
 * What spreadsheets take for the beginning of a formula, also as wide characters and behind a line break; and the
 * apostrophe itself, so that whoever takes one away in front of a text has the text.
 */
const TO_BE_GUARDED = /^['=+\-@\t\r\n＝＋－＠]/u;

/** Text that no spreadsheet runs: one apostrophe in front where it could. Numbers are left alone. */
function guarded(text: string): string {
  return TO_BE_GUARDED.test(text) ? `'${text}` : text;
}

/** CSV of RFC 4180 in UTF-8: a line of names, a line of HXL tags where they are asked for, a line for each item. */
export const csv: Encoder = async function* <Item>(
  parts: AsyncIterable<readonly Item[]>,
  { table: { columns }, hxl }: Making<Item>,
) {
  yield lines([columns.map(({ name }) => name), ...(hxl ? [columns.map((column) => column.hxl)] : [])]);
  for await (const items of parts)
    yield lines(items.map((item) => columns.map((column) => shown(column.of(item)))));
};

/** What is not there is nothing; lists and objects are JSON. */
function shown(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return guarded(cell);
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

function lines(rows: readonly (readonly (string | null)[])[]): string {
  // A line break by itself is quoted too: some readers end a line there.
  return stringify([...rows] as (string | null)[][], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
