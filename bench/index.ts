import { runAppendBench } from './append.js';
import { runAsOfBench } from './as-of.js';
import { runBulkBench } from './bulk.js';
import { runHttpBench } from './http.js';
import { runReplayBench } from './replay.js';
import { printGoalTable, type Bench, type Goal } from './report.js';
import { numberOf } from './settings.js';
import { runStreamBench } from './streams.js';
import { runTollsBench } from './tolls.js';
import { runVintagesBench } from './vintages.js';

const rounds = numberOf('LEDGER_BENCH_ROUNDS');

/** In the order in which they run. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  append: () => runAppendBench(rounds),
  http: () => runHttpBench({ rounds, amendments: numberOf('LEDGER_BENCH_AMENDMENTS') }),
  bulk: () => runBulkBench({ commands: numberOf('LEDGER_BENCH_COMMANDS') }),
  streams: () => runStreamBench({ clients: numberOf('LEDGER_BENCH_CLIENTS') }),
  replay: () => runReplayBench({ rounds, events: numberOf('LEDGER_BENCH_REPLAYED') }),
  tolls: () => runTollsBench({ rounds }),
  vintages: () => runVintagesBench({ rounds, cells: numberOf('LEDGER_BENCH_CELLS') }),
  'as-of': () => runAsOfBench({ events: numberOf('LEDGER_BENCH_EVENTS') }),
};

/**
 * `npm run bench` runs all, `npm run bench -- replay tolls` those that are named. Shorter, and less sure:
 * `LEDGER_BENCH_ROUNDS` of each measurement, `LEDGER_BENCH_AMENDMENTS` of each connection in a round over HTTP,
 * `LEDGER_BENCH_COMMANDS` in one request, `LEDGER_BENCH_CLIENTS` of streams, `LEDGER_BENCH_REPLAYED` events, `LEDGER_BENCH_EVENTS` of the bigger log,
 * `LEDGER_BENCH_CELLS` of the bigger table.
 */
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
const goals: Goal[] = [];
for (const [name, run] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const begun = performance.now();
  goals.push(...(await run()).goals);
  console.log(`(${name} took ${((performance.now() - begun) / 1_000).toFixed(0)} s)\n`);
}
if (goals.length > 0) printGoalTable(goals);
