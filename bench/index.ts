import { runAppendBench } from './append.js';
import { runBulkBench } from './bulk.js';
import { runHttpBench } from './http.js';
import { printTable } from './report.js';

/**
 * `npm run bench`. Shorter, and less sure: `LEDGER_BENCH_ROUNDS` of each measurement, `LEDGER_BENCH_AMENDMENTS` of
 * each connection in a round over HTTP, `LEDGER_BENCH_COMMANDS` in one request.
 */
const rounds = numberOf('LEDGER_BENCH_ROUNDS');
const append = await runAppendBench(rounds);
console.log('');
const http = await runHttpBench({ rounds, amendments: numberOf('LEDGER_BENCH_AMENDMENTS') });
console.log('');
await runBulkBench({ commands: numberOf('LEDGER_BENCH_COMMANDS') });
console.log('');
printTable(
  ['against the goals', 'measured', 'goal', ''],
  [...append.goals, ...http.goals].map(({ what, atLeast, measured }) => [
    what,
    measured.toFixed(2),
    atLeast.toFixed(2),
    measured >= atLeast ? 'met' : 'MISSED',
  ]),
);

/** @throws Error when it is set and no whole number above 0 */
function numberOf(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`${name} must be a whole number above 0`);
  return Number(text);
}
