import type { Warning } from '../kernel/warning.js';
import type { SeriesDetails } from './details.js';
import { Layouts, type Layout } from './layouts.js';
import type { Refusals } from './refusals.js';
import { type KeyProblem, KeyReader, type RowKey } from './row-keys.js';
import type { Row } from './rows.js';
import { shownText } from './shown-text.js';

/** A row that counts. */
export interface KeptRow {
  readonly key: RowKey;
  readonly values: Row['values'];
  readonly layout: Layout;
  /** In the file, from 1. */
  readonly number: number;
}

const MAX_WARNINGS = 20;
/** Of a row, in an error. */
const SHOWN_COLUMNS = 5;

/** The rows with their keys. Of those with the same key the last counts; what the series cannot place is refused. */
export function keepRows(
  rows: readonly Row[],
  details: SeriesDetails,
  presentName: (published: string) => string,
  refusals: Refusals,
): { kept: readonly KeptRow[]; warnings: readonly Warning[] } {
  const keys = new KeyReader(details);
  const layouts = new Layouts(Object.keys(details.key), presentName);
  const kept = new Map<string, KeptRow>();
  const repeated: string[] = [];
  rows.forEach(({ columns, values }, index) => {
    const number = index + 1;
    const layout = layouts.of(columns);
    if (layout.twins) refuseTwins(layout.twins, number, refusals);
    const key = keys.read(layout.keyAt.map((at) => values[at]));
    if ('detail' in key) return refusals.add(number, key.column, explained(key, columns));
    const text = key.texts.length === 1 ? String(key.texts[0]) : JSON.stringify(key.texts);
    const earlier = kept.get(text);
    if (earlier)
      repeated.push(`${key.texts.join(', ')}: rows ${earlier.number} and ${number}, the last counts`);
    kept.set(text, { key, values, layout, number });
  });
  return { kept: [...kept.values()], warnings: repeatedKeys(repeated) };
}

/** Another separator, or another name of the column, is seen by what the row has instead. */
function explained({ detail, isMissing }: KeyProblem, columns: readonly string[]): string {
  if (!isMissing) return detail;
  const shown = columns.slice(0, SHOWN_COLUMNS).map(shownText).join(', ');
  const more = columns.length - SHOWN_COLUMNS;
  return `${detail}; the row has ${shown || 'no columns'}${more > 0 ? ` and ${more} more` : ''}`;
}

function refuseTwins([one, other]: readonly [string, string], row: number, refusals: Refusals): void {
  refusals.add(row, other, `is the column ${one} by another name, and the row has both`);
}

function repeatedKeys(repeated: readonly string[]): Warning[] {
  const more = repeated.length - MAX_WARNINGS;
  const shown = more > 0 ? [...repeated.slice(0, MAX_WARNINGS), `${more} more rows repeat a key`] : repeated;
  return shown.map((detail) => ({ code: 'repeated-key', detail }));
}
