import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CellValue } from '../../src/domain/series/cells.js';
import { jsonLines } from './json-lines.js';

/**
 * Published tables as they were version by version: the changes of each are kept, and the files are made of them anew.
 */

const HISTORIES = join(__dirname, '../fixtures/histories');

/** The column that names a row of each history. */
export const HISTORY_KEYS = { 't4p-gaza-daily': 'report_date', 'ua-genstaff-personnel': 'date' } as const;
export type HistoryName = keyof typeof HISTORY_KEYS;

/** A change of a cell; the member that is the key's column says of which row. */
export interface CellChange {
  readonly commitIndex: number;
  readonly committedAt: string;
  readonly op: 'set' | 'revise' | 'unset';
  readonly metric: string;
  readonly value: Exclude<CellValue, boolean>;
  readonly [key: string]: unknown;
}

/** What is known of a version besides its changes, read from its file by other code. */
export interface Commit {
  readonly commitIndex: number;
  readonly committedAt: string;
  /** Different keys. */
  readonly rows: number;
  readonly cells: number;
  readonly set: number;
  readonly revise: number;
  readonly unset: number;
  readonly stateSha256: string;
  /** Keys that stood twice in the file. */
  readonly duplicateKeys?: readonly (readonly [string])[];
}

export interface Version {
  readonly commit: Commit;
  /** JSON with `NaN` for some of its nulls, as the publishers' tools wrote them. */
  readonly file: string;
}

/** What a cell of a published file said as of a version. */
export interface Sample {
  readonly dataset: HistoryName;
  readonly asOf: string;
  readonly key: Readonly<Record<string, string>>;
  readonly metric: string;
  /** Whether the file had the cell. */
  readonly present: boolean;
  readonly value: number | string | null;
}

/** Of all histories, read from the published files by other code. */
export function samples(): Sample[] {
  return jsonLines<Sample>(readFileSync(join(HISTORIES, 'asof-samples.jsonl'), 'utf8'));
}

/** Each change of each cell, in the order of the versions. */
export function changesOf(history: HistoryName): CellChange[] {
  return linesOf<CellChange>(`${history}.revisions.jsonl.gz`);
}

/**
 * The versions of a history, but for those that did not parse. A row whose key stood twice is there as it was before,
 * too.
 * @param isWanted by commitIndex; all without it
 */
export function* versionsOf(
  history: HistoryName,
  isWanted: (commitIndex: number) => boolean = () => true,
): Generator<Version> {
  const key = HISTORY_KEYS[history];
  const changes = Map.groupBy(changesOf(history), ({ commitIndex }) => commitIndex);
  const table = new Map<string, Map<string, CellValue>>();
  for (const commit of linesOf<Commit | { readonly skipped: string }>(`${history}.commits.jsonl.gz`)) {
    if ('skipped' in commit) continue;
    const twice = (commit.duplicateKeys ?? []).map(([name]) => rowText(key, name, table.get(name)));
    for (const change of changes.get(commit.commitIndex) ?? []) apply(change, String(change[key]), table);
    if (!isWanted(commit.commitIndex)) continue;
    const rows = [...table]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, row]) => rowText(key, name, row));
    yield { commit, file: `[${[...twice, ...rows].join(',\n')}]\n` };
  }
}

function apply(
  { op, metric, value }: CellChange,
  name: string,
  table: Map<string, Map<string, CellValue>>,
): void {
  const row = table.get(name) ?? new Map<string, CellValue>();
  if (op === 'unset') row.delete(metric);
  else row.set(metric, value);
  if (row.size === 0) table.delete(name);
  else table.set(name, row);
}

function rowText(key: string, name: string, row: ReadonlyMap<string, CellValue> = new Map()): string {
  const cells = [...row].map(([metric, value]) => `${JSON.stringify(metric)}: ${cellText(name, value)}`);
  return `{${[`${JSON.stringify(key)}: ${JSON.stringify(name)}`, ...cells].join(', ')}}`;
}

/** On odd days nulls are `NaN`. */
function cellText(name: string, value: CellValue): string {
  return value === null && Number(name.at(-1)) % 2 === 1 ? 'NaN' : JSON.stringify(value);
}

function linesOf<Line>(file: string): Line[] {
  return jsonLines<Line>(gunzipSync(readFileSync(join(HISTORIES, file))).toString('utf8'));
}
