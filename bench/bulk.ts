import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { v7 } from 'uuid';
import { COMMAND_TABLE } from '../src/api/commands/command-table.js';
import { CommandLineDto } from '../src/api/bulk/command-line.dto.js';
import { validateBody } from '../src/api/dto/validate-body.js';
import { countId } from '../src/ids/derived-ids.js';
import {
  amendmentBody,
  claimBody,
  countBody,
  retractionBody,
  sourceBody,
  strikeBody,
} from '../test/support/bodies.js';
import { LedgerProcess } from '../test/support/ledger-process.js';
import { memoryOf } from './memory.js';
import { describeMachine, printGoals, printTable, type Bench, type Goal } from './report.js';

/** Lines that are validated alone, after as many that warm the compiler. */
const VALIDATED = 20_000;

/** A line of many commands. */
interface CommandLine {
  readonly command: string;
  readonly id?: string;
  readonly ifMatch?: number;
  readonly idempotencyKey: string;
  readonly body: object;
}

export interface BulkBenchOptions {
  readonly commands?: number;
}

/**
 * Sends many mixed commands in one request to the embedded log and prints their rate and the ledger's memory after each
 * fifth of them: it must not grow with what is sent, caches apart, which are bounded. Beside it, lines like these are
 * parsed and validated and nothing else, in this process.
 */
export async function runBulkBench({ commands = 100_000 }: BulkBenchOptions = {}): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-bulk-'));
  const ledger = await LedgerProcess.start({
    dataDirectory: directory,
    env: { LEDGER_LOG: 'embedded', LEDGER_LOG_LEVEL: 'warn' },
  });
  try {
    const perSecond = await measure(ledger, commands);
    const goals = goalsOf(perSecond);
    printGoals(goals);
    return { goals };
  } finally {
    await ledger.kill('SIGTERM');
    rmSync(directory, { recursive: true, force: true });
  }
}

function goalsOf(perSecond: number): Goal[] {
  validateAlone();
  const validated = validateAlone();
  console.log(`parsed and validated alone: ${validated.toFixed(0)} a second`);
  return [
    {
      what: 'bulk commands, end to end, of parsing and DTO validation alone',
      atLeast: 0.5,
      measured: perSecond / validated,
    },
  ];
}

/** @returns lines a second */
function validateAlone(): number {
  const specs = COMMAND_TABLE.flatMap(({ commands }) => commands);
  const dtos = new Map(specs.map(({ name, dto }) => [name, dto]));
  const lines = [...linesOf(VALIDATED)];
  const start = performance.now();
  for (const line of lines) {
    const { command, body } = validateBody(CommandLineDto, JSON.parse(line));
    validateBody(dtos.get(command) ?? CommandLineDto, body);
  }
  return (VALIDATED * 1_000) / (performance.now() - start);
}

/** @returns commands a second */
async function measure(ledger: LedgerProcess, commands: number): Promise<number> {
  console.log(`${commands} mixed commands in one request, embedded log`);
  console.log(describeMachine());
  const rows: string[][] = [];
  const fifth = Math.ceil(commands / 5);
  const start = performance.now();
  let taken = 0;
  let since = start;
  for await (const answer of answersOf(ledger, linesOf(commands))) {
    const { status } = JSON.parse(answer) as { status: number };
    // Anything else would be measured for what it is not.
    if (status !== 201) throw new Error(`a line was refused: ${answer}`);
    taken += 1;
    if (taken % fifth > 0 && taken < commands) continue;
    const now = performance.now();
    const perSecond = ((taken % fifth || fifth) * 1_000) / (now - since);
    rows.push([String(taken), perSecond.toFixed(0), ...memoryOf(ledger.pid)]);
    since = now;
  }
  printTable(['commands', 'a second', 'MiB now', 'MiB at most'], rows);
  const perSecond = (taken * 1_000) / (performance.now() - start);
  console.log(`in all ${perSecond.toFixed(0)} a second`);
  return perSecond;
}

async function* answersOf(ledger: LedgerProcess, lines: Iterable<string>): AsyncIterable<string> {
  const { promise, resolve, reject } = Promise.withResolvers<NodeJS.ReadableStream>();
  const sent = request(`${ledger.url}/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${ledger.adminKey}` },
  });
  sent.on('response', resolve).on('error', reject);
  Readable.from(lines).pipe(sent);
  yield* createInterface({ input: await promise });
}

function* linesOf(commands: number): Generator<string> {
  let made = 0;
  while (made < commands) {
    for (const line of story()) {
      if (made === commands) return;
      made += 1;
      yield `${JSON.stringify(line)}\n`;
    }
  }
}

/** What is said of one strike: ten commands. */
function* story(): Generator<CommandLine> {
  const [sourceId, otherId, strikeId] = [v7(), v7(), v7()];
  const key = (number: number) => `${strikeId}/${number}`;
  const subject = { type: 'strike', id: strikeId } as const;
  const quantity = (measure: string) => ({
    family: 'casualty',
    subject,
    measure,
    group: 'all',
    period: null,
  });
  const [killed, injured] = [countId(quantity('killed')), countId(quantity('injured'))];
  yield { command: 'RegisterSource', idempotencyKey: key(1), body: sourceBody({ id: sourceId }) };
  yield { command: 'RegisterSource', idempotencyKey: key(2), body: sourceBody({ id: otherId }) };
  yield { command: 'ReportStrike', idempotencyKey: key(3), body: strikeBody(sourceId, { id: strikeId }) };
  const report = { command: 'ReportCasualtyCount' };
  yield { ...report, idempotencyKey: key(4), body: countBody(sourceId, strikeId) };
  yield { ...report, idempotencyKey: key(5), body: countBody(sourceId, strikeId, { measure: 'injured' }) };
  const amend = { command: 'AmendCasualtyCount' };
  yield { ...amend, id: killed, ifMatch: 0, idempotencyKey: key(6), body: amendmentBody(sourceId) };
  yield { command: 'RecordClaim', id: killed, idempotencyKey: key(7), body: claimBody(otherId) };
  const again = amendmentBody(sourceId, { figure: { best: 8 } });
  yield { ...amend, id: killed, ifMatch: 1, idempotencyKey: key(8), body: again };
  yield { ...amend, id: injured, ifMatch: 0, idempotencyKey: key(9), body: amendmentBody(sourceId) };
  const retract = { command: 'RetractCasualtyCount', body: retractionBody(sourceId) };
  yield { ...retract, id: injured, ifMatch: 1, idempotencyKey: key(10) };
}
