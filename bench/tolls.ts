import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Copies } from './copies/copies.js';
import { startBigNode } from './copies/node.js';
import { HttpConnection } from './http-connection.js';
import { describeMachine, median, printTable, quantile, type Bench } from './report.js';
import { RawTolls } from './tolls/limit.js';
import { partTemplate } from './tolls/night.js';

export interface TollsBenchOptions {
  readonly rounds?: number;
  readonly counts?: number;
}

/** A way to ask for totals. */
interface Asked {
  readonly name: string;
  readonly path: string;
  readonly isByRegion: boolean;
}

interface Times {
  readonly ours: number[];
  readonly raw: number[];
}

/**
 * Asks for the total of an attack of many parts with a count each, whole and by region, and beside it reads the same rows
 * of the same file with SQLite alone and adds them up. The limit makes no answer: no list of what was added, no JSON, no
 * HTTP; it knows nothing of wholes, groups, periods and notices. Both have to come to the same numbers.
 */
export async function runTollsBench({
  rounds = 10,
  counts = 10_000,
}: TollsBenchOptions = {}): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-tolls-'));
  const template = await partTemplate();
  const copies = new Copies(template, 1);
  const { ledger } = await startBigNode(directory, copies, counts * copies.length);
  const raw = new RawTolls(directory);
  const connection = new HttpConnection(`${ledger.url}/v1`, {});
  try {
    const { whole } = template.told;
    const path = `/tolls?subject=${whole}&measure=killed`;
    const ways: Asked[] = [
      { name: 'one total', path, isByRegion: false },
      { name: 'by region', path: `${path}&groupBy=place.admin1`, isByRegion: true },
    ];
    const times = new Map<Asked, Times>();
    for (const way of ways) times.set(way, await measure(connection, raw, way, whole, { rounds, counts }));
    print(times, counts);
    return { goals: [] };
  } finally {
    connection.close();
    raw.close();
    await ledger.kill('SIGTERM');
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(
  connection: HttpConnection,
  raw: RawTolls,
  { path, isByRegion }: Asked,
  whole: string,
  { rounds, counts }: Required<TollsBenchOptions>,
): Promise<Times> {
  const times: Times = { ours: [], raw: [] };
  // Some that do not count, until the code is compiled.
  for (let round = -3; round < rounds; round += 1) {
    const begun = performance.now();
    const { status, text } = await connection.get(path);
    const answered = performance.now();
    const sums = raw.add(whole, isByRegion);
    const added = performance.now();
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`);
    if (round === -3) assertSame(text, sums, counts);
    if (round < 0) continue;
    times.ours.push(answered - begun);
    times.raw.push(added - answered);
  }
  return times;
}

interface Toll {
  readonly figure: { readonly low: number; readonly best: number | null } | null;
  readonly inputs: readonly unknown[];
}

/** Else it would be the limit of something else. */
function assertSame(text: string, sums: ReturnType<RawTolls['add']>, counts: number): void {
  const answer = JSON.parse(text) as Toll | { readonly items: readonly Toll[] };
  const tolls = ('items' in answer ? answer.items : [answer]).map(({ figure, inputs }) => ({
    low: figure?.low,
    best: figure?.best,
    inputs: inputs.length,
  }));
  const ofTolls = tolls.map((toll) => JSON.stringify(toll)).sort();
  const ofSums = [...sums.values()].map((sum) => JSON.stringify(sum)).sort();
  const looked = tolls.reduce((sum, { inputs }) => sum + inputs, 0);
  if (looked !== counts || JSON.stringify(ofTolls) !== JSON.stringify(ofSums)) {
    throw new Error(`the totals differ: ${ofTolls.join(' ')}, and raw ${ofSums.join(' ')}`);
  }
}

function print(times: ReadonlyMap<Asked, Times>, counts: number): void {
  console.log(
    `Totals over ${counts} counts of ${counts} parts, over HTTP, beside SQLite that reads and adds the same rows`,
  );
  console.log(describeMachine());
  const ratio = ({ ours, raw }: Times) => median(raw.map((time, round) => time / (ours[round] ?? NaN)));
  printTable(
    ['milliseconds', 'p50', 'p99', 'raw p50', 'raw p99', 'ratio'],
    [...times].map(([{ name }, both]) => [
      name,
      ...[both.ours, both.raw]
        .flatMap((some) => [quantile(some, 0.5), quantile(some, 0.99)])
        .map((ms) => ms.toFixed(1)),
      ratio(both).toFixed(2),
    ]),
  );
}
