import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { Progress } from './progress.js';
import { contentsOf } from './replay/contents.js';
import type { Written } from './replay/recorded.js';
import { buildReadModels } from './replay/build.js';
import { record, writeRaw } from './replay/sides.js';
import { describeMachine, median, printGoals, printTable, type Bench, type Goal } from './report.js';
import { writeBigLog } from './copies/big-log.js';
import { Copies } from './copies/copies.js';
import { waveTemplate } from './copies/template.js';

/** Sets of sources that the waves take turns with. */
const SOURCE_SETS = 6;

export interface ReplayBenchOptions {
  readonly rounds?: number;
  readonly events?: number;
}

interface Rounds {
  /** Milliseconds: one figure a round. */
  readonly ours: number[];
  readonly raw: number[];
}

/**
 * Builds all read models from an embedded log, and beside it writes the very same rows without a ledger.
 *
 * What the limit is: a replay is watched once, and every statement by which it wrote is kept with its values, in its
 * transaction. The limit sends these to a new file of the same tables, indexes and settings: prepared statements, values
 * by position that are all there beforehand, the same transactions, and the same waiting for the disk at the end. It reads no
 * log, parses and makes no JSON, looks nothing up, decides nothing. A row that is written open and closed later is two
 * statements on either side: the read models are useful at every page, so nobody can know the end of a row before it
 * comes. Afterwards both files must have the same rows, byte by byte, the indexes of words and places included.
 */
export async function runReplayBench({
  rounds = 3,
  events = 50_000,
}: ReplayBenchOptions = {}): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-replay-'));
  try {
    const log = join(directory, 'log');
    const copies = new Copies(await waveTemplate(v7()), SOURCE_SETS);
    await writeBigLog(log, copies, events, new Progress(`writing ${events} events`));
    const pages = await record(log, join(directory, 'recorded'));
    const measured = await measure(log, pages, directory, rounds);
    const goals = goalsOf(measured);
    print(measured, pages, goals, events);
    return { goals };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function measure(
  log: string,
  pages: readonly (readonly Written[])[],
  directory: string,
  rounds: number,
): Promise<Rounds> {
  const measured: Rounds = { ours: [], raw: [] };
  // One round that does not count: both start with compiled code and a log that the machine has read.
  for (let round = -1; round < rounds; round += 1) {
    const [ours, raw] = [join(directory, `ours-${round}`), join(directory, `raw-${round}`)];
    const sides = [
      async () => ({ ours: await buildReadModels(log, ours) }),
      async () => ({ raw: writeRaw(pages, raw) }),
    ];
    // By turns the first.
    for (const run of round % 2 === 0 ? sides : sides.reverse()) {
      const taken: { ours?: number; raw?: number } = await run();
      if (round < 0) continue;
      if (taken.ours !== undefined) measured.ours.push(taken.ours);
      if (taken.raw !== undefined) measured.raw.push(taken.raw);
    }
    if (round < 0) assertSame(contentsOf(ours), contentsOf(raw));
    for (const side of [ours, raw]) rmSync(side, { recursive: true });
  }
  return measured;
}

/** Else it would be the limit of something else. */
function assertSame(ours: ReadonlyMap<string, string>, raw: ReadonlyMap<string, string>): void {
  const different = [...ours].filter(([table, hash]) => raw.get(table) !== hash).map(([table]) => table);
  if (different.length > 0) throw new Error(`the limit wrote other rows: ${different.join(', ')}`);
}

function goalsOf({ ours, raw }: Rounds): Goal[] {
  const ratios = ours.map((time, round) => (raw[round] ?? NaN) / time);
  const what = 'replay into all read models, of the raw statements for the same rows';
  return [{ what, atLeast: 0.5, measured: median(ratios) }];
}

function print(
  { ours, raw }: Rounds,
  pages: readonly (readonly Written[])[],
  goals: readonly Goal[],
  events: number,
): void {
  const statements = pages.reduce((sum, page) => sum + page.length, 0);
  console.log(
    `Replay of ${events} events into all read models: ${statements} statements that write, ${pages.length} transactions`,
  );
  console.log(describeMachine());
  const row = (name: string, times: readonly number[]) => [
    name,
    ...[median(times), Math.max(...times), Math.min(...times)].map((time) =>
      ((events * 1_000) / time).toFixed(0),
    ),
    ((median(times) * 1_000) / statements).toFixed(2),
  ];
  printTable(
    ['events a second', 'median', 'least', 'most', 'µs a statement'],
    [row('the raw statements', raw), row('replay from the log', ours)],
  );
  printGoals(goals);
}
