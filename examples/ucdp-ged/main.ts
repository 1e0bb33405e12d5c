import { connect, type LedgerClient } from '../client.js';
import { linesOf, SOURCE_LINE } from './commands.js';
import type { GedEvent } from './event.js';
import { readEvents } from './read.js';

interface Loaded {
  readonly recorded: number;
  readonly known: number;
  /** How many commands were warned about, by code. */
  readonly warnings: ReadonlyMap<string, number>;
}

const PROGRESS_EVERY = 500;

function* ndjson(events: readonly GedEvent[]): Generator<string> {
  yield `${JSON.stringify(SOURCE_LINE)}\n`;
  for (const event of events) for (const line of linesOf(event)) yield `${JSON.stringify(line)}\n`;
}

async function load(ledger: LedgerClient, events: readonly GedEvent[]): Promise<Loaded> {
  const warnings = new Map<string, number>();
  let [recorded, known] = [0, 0];
  for await (const { line, status, problem, warnings: said = [] } of ledger.sendLines(ndjson(events))) {
    if (problem) throw new Error(`line ${line} was refused (${problem.code}): ${problem.detail}`);
    if (status === 200) known += 1;
    else recorded += 1;
    for (const code of new Set(said.map((warning) => warning.code))) {
      warnings.set(code, (warnings.get(code) ?? 0) + 1);
    }
    if (line % PROGRESS_EVERY === 0) console.error(`${line} of ${2 * events.length + 1} commands`);
  }
  return { recorded, known, warnings };
}

async function main(): Promise<void> {
  const ledger = connect(process.env);
  const events = readEvents(process.argv[2]);
  console.log(`Ledger: ${ledger.url}`);
  const { recorded, known, warnings } = await load(ledger, events);
  console.log(`${events.length} events: ${recorded} commands recorded, ${known} known already.`);
  for (const [code, count] of warnings) console.log(`  ${count} warned about: ${code}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
