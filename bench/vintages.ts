import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { seriesBody, situationBody, sourceBody } from '../test/support/bodies.js';
import { LedgerProcess } from '../test/support/ledger-process.js';
import { memoryOf } from './memory.js';
import { describeMachine, type Goal, median, printGoals, printTable, type Bench } from './report.js';

export interface VintagesBenchOptions {
  readonly rounds?: number;
  /** Of the big table. */
  readonly cells?: number;
}

/** Cells of the table of which few change, and how many do. */
const CELLS = 50_000;
const CHANGES = 50;
const COLUMNS = 50;

/**
 * Sends a table of 50,000 cells of which 50 changed to the embedded log, beside a dry run of a file with no change at
 * all: what it takes to read the file and to compare it. Then one big table that is new: its rate, and the ledger's
 * memory.
 */
export async function runVintagesBench({
  rounds = 9,
  cells = 1_000_000,
}: VintagesBenchOptions = {}): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-vintages-'));
  const ledger = await LedgerProcess.start({
    dataDirectory: directory,
    env: { LEDGER_LOG: 'embedded', LEDGER_LOG_LEVEL: 'warn' },
  });
  try {
    console.log(describeMachine());
    const goals = await fewChanges(ledger, rounds);
    await manyCells(ledger, cells);
    printGoals(goals);
    return { goals };
  } finally {
    await ledger.kill('SIGTERM');
    rmSync(directory, { recursive: true, force: true });
  }
}

async function fewChanges(ledger: LedgerProcess, rounds: number): Promise<Goal[]> {
  const series = await defineSeries(ledger);
  let values = Array.from({ length: CELLS }, (_, index) => index % 1_000);
  await put(ledger, series, 0, fileOf(values));
  const times: { tried: number; taken: number }[] = [];
  for (let round = 1; round <= rounds; round++) {
    const tried = await put(ledger, series, round, fileOf(values), '&dryRun=true');
    values = values.map((value, index) => (index % (CELLS / CHANGES) === round ? value + 1 : value));
    const taken = await put(ledger, series, round, fileOf(values));
    if (taken.body.amended !== CHANGES) throw new Error(`${taken.body.amended} cells were amended`);
    times.push({ tried: tried.ms, taken: taken.ms });
  }
  const tried = median(times.map((time) => time.tried));
  const taken = median(times.map((time) => time.taken));
  console.log(`${CELLS} cells of which ${CHANGES} changed, embedded log: medians of ${rounds}`);
  printTable(
    ['', 'ms'],
    [
      ['read and compared, nothing changed (dry run)', tried.toFixed(0)],
      ['taken', taken.toFixed(0)],
    ],
  );
  return [
    {
      what: 'a vintage with 50 changes, against reading and comparing it',
      measured: taken / tried,
      atMost: 1.5,
    },
  ];
}

async function manyCells(ledger: LedgerProcess, cells: number): Promise<void> {
  const series = await defineSeries(ledger);
  const file = fileOf(Array.from({ length: cells }, (_, index) => index % 1_000));
  const { ms } = await put(ledger, series, 0, file);
  const [now, most] = memoryOf(ledger.pid);
  const table = await get(ledger, `/v1/series/${series}/table`);
  printTable(
    ['cells, all new', 'file MiB', 's', 'cells a second', 'MiB now', 'MiB at most', 'table s', 'MiB at most'],
    [
      [
        String(cells),
        (file.length / 1024 / 1024).toFixed(0),
        (ms / 1_000).toFixed(0),
        ((cells * 1_000) / ms).toFixed(0),
        now,
        most,
        (table / 1_000).toFixed(1),
        memoryOf(ledger.pid)[1],
      ],
    ],
  );
}

/** A JSON file of rows of as many days, each with {@link COLUMNS} columns. */
function fileOf(values: readonly number[]): string {
  const rows: string[] = [];
  const first = Date.UTC(1900, 0, 1);
  for (let from = 0; from < values.length; from += COLUMNS) {
    const day = new Date(first + (from / COLUMNS) * 86_400_000).toISOString().slice(0, 10);
    const cells = values.slice(from, from + COLUMNS).map((value, column) => `"c${column}": ${value}`);
    rows.push(`{"day": "${day}", ${cells.join(', ')}}`);
  }
  return `[${rows.join(',\n')}]`;
}

async function defineSeries(ledger: LedgerProcess): Promise<string> {
  const source = await post<{ id: string }>(ledger, '/v1/sources', sourceBody());
  const situation = await post<{ id: string }>(ledger, '/v1/situations', situationBody(source.id));
  const { id } = await post<{ id: string }>(
    ledger,
    '/v1/series',
    seriesBody(source.id, situation.id, {
      code: 'made_up',
      name: 'A table that nobody published',
      key: { day: 'period' },
      columns: {},
      otherColumns: 'define',
    }),
  );
  return id;
}

async function put(
  ledger: LedgerProcess,
  series: string,
  minute: number,
  file: string,
  query = '',
): Promise<{ ms: number; body: { amended: number } }> {
  const statedAt = new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString();
  const begun = performance.now();
  const body = await post<{ amended: number }>(
    ledger,
    `/v1/series/${series}/vintages?statedAt=${statedAt}${query}`,
    file,
  );
  return { ms: performance.now() - begun, body };
}

/** By `node:http`: fetch gives up on an answer that takes five minutes. */
async function post<Body>(ledger: LedgerProcess, path: string, body: unknown): Promise<Body> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = request(`${ledger.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ledger.adminKey}` },
  });
  sent.on('response', resolve).on('error', reject);
  sent.end(typeof body === 'string' ? body : JSON.stringify(body));
  const answer = await promise;
  const answered = await text(answer);
  if ((answer.statusCode ?? 500) >= 300) throw new Error(`${answer.statusCode} ${path}: ${answered}`);
  return JSON.parse(answered) as Body;
}

/** @returns how many milliseconds the answer took, read to its end */
async function get(ledger: LedgerProcess, path: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${ledger.url}${path}`);
  await answer.arrayBuffer();
  return performance.now() - begun;
}
