// Runs the fault suite as often as wanted, says how far it is, and what became of what was acknowledged.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const FOLDER = 'test/faults';
const SUFFIX = '.spec.ts';
const USAGE = `npm run test:faults -- [--runs N] [--seed S] [--only NAME]…
  --runs  faults of each kind (1)
  --seed  what is drawn by lot, 0 to 4294967295; the same seed draws the same (a new one)
  --only  one of: ${namesOfFaults().join(', ')}`;
const LOOK_AGAIN_MS = 1_000;
const COLUMNS = ['fault', 'faults', 'acknowledged', 'lost', 'doubled'];

function namesOfFaults() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(SUFFIX));
  return files.map((name) => name.slice(0, -SUFFIX.length));
}

function readArguments() {
  try {
    const options = {
      runs: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(randomInt(2 ** 32)) },
      only: { type: 'string', multiple: true, default: [] },
    };
    const { values } = parseArgs({ options });
    const runs = wholeNumber('--runs', values.runs, 1, 1_000_000);
    const seed = wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1);
    const strange = values.only.find((name) => !namesOfFaults().includes(name));
    if (strange !== undefined) throw new Error(`there is no fault ${strange}`);
    return { runs, seed, only: values.only };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

function wholeNumber(option, text, least, most) {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Error(`${option} takes a whole number from ${least} to ${most}, not ${text}`);
}

/** What the specs report, summed up by fault. */
function readReport(file) {
  let lines = [];
  try {
    lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const sums = new Map();
  for (const { fault, seed: _, ...numbers } of lines.map((line) => JSON.parse(line))) {
    const sum = sums.get(fault) ?? { fault };
    for (const [name, number] of Object.entries(numbers)) sum[name] = (sum[name] ?? 0) + number;
    sums.set(fault, sum);
  }
  return [...sums.values()];
}

/** Says each new sum once. */
function follow(file, started) {
  const said = new Map();
  return setInterval(() => {
    for (const sum of readReport(file)) {
      if (said.get(sum.fault) === sum.faults) continue;
      said.set(sum.fault, sum.faults);
      console.error(`${seconds(started)} s: ${describe(sum)}`);
    }
  }, LOOK_AGAIN_MS);
}

const describe = ({ fault, faults }) => `${fault}: ${faults} so far`;
const seconds = (started) => ((performance.now() - started) / 1_000).toFixed(0);

function printTable(sums) {
  const rows = [COLUMNS, ...sums.map((sum) => COLUMNS.map((name) => String(sum[name] ?? '-')))];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]),
    );
    console.log(cells.join('  '));
  }
}

const { runs, seed, only } = readArguments();
const directory = mkdtempSync(join(tmpdir(), 'ledger-faults-'));
const report = join(directory, 'report.ndjson');
const paths = only.length > 0 ? only.map((name) => `${FOLDER}/${name}${SUFFIX}`) : [`${FOLDER}/`];
const repeat = `npm run test:faults -- --runs ${runs} --seed ${seed}${only.map((name) => ` --only ${name}`).join('')}`;
console.log(repeat);

const started = performance.now();
const progress = follow(report, started);
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
const child = spawn(process.execPath, [...jest, ...paths], {
  stdio: 'inherit',
  env: {
    ...process.env,
    LEDGER_FAULT_ROUNDS: String(runs),
    LEDGER_TEST_SEED: String(seed),
    LEDGER_FAULT_REPORT: report,
  },
});
child.once('close', (status) => {
  clearInterval(progress);
  printTable(readReport(report));
  console.log(`${seconds(started)} s; again: ${repeat}`);
  rmSync(directory, { recursive: true });
  process.exitCode = status ?? 1;
});
