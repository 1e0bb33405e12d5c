import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { testSeed } from '../support/random.js';
import { aftermath } from './aftermath.js';
import { runFuzz } from './fuzz-run.js';
import { startForFuzz } from './start-for-fuzz.js';

/** `npm run fuzz -- --requests N --seed S`: the same seed draws the same requests. */
const { values } = parseArgs({ options: { requests: { type: 'string' }, seed: { type: 'string' } } });
const requests = Number(values.requests ?? 100_000);
const seed = Number(values.seed ?? testSeed());
if (![requests, seed].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  console.error('usage: npm run fuzz -- --requests N --seed S');
  process.exit(2);
}
console.log(`seed ${seed}, ${requests} requests`);
const dataDirectory = mkdtempSync(join(tmpdir(), 'ledger-fuzz-'));
const begun = performance.now();
const ledger = await startForFuzz(dataDirectory);
try {
  const result = await runFuzz(ledger, { requests, seed, say: (line) => console.log(line) });
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`\n${result.tally.toString()}\n`);
  console.log(`taken of those that were whole: ${(100 * result.tally.taken).toFixed(1)} %`);
  console.log(`${Math.round(requests / seconds)} requests a second`);
  const operations = result.document.operations.map(({ id }) => id);
  // Of many commands, each line is answered by itself.
  const never = result.tally.neverTaken(operations).filter((id) => id !== 'sendCommands');
  const { problems, lines } = await aftermath(ledger, dataDirectory, result);
  for (const line of lines) console.log(line);
  if (never.length > 0) console.log(`never answered 2xx: ${never.join(', ')}`);
  for (const problem of problems) console.log(`\n--- ${problem}`);
  console.log(`\n${result.findings.length + problems.length} kinds of findings (seed ${seed})`);
  process.exitCode = result.findings.length + problems.length === 0 ? 0 : 1;
} finally {
  await ledger.kill('SIGKILL');
  rmSync(dataDirectory, { recursive: true });
}
