import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerProcess } from '../test/support/ledger-process.js';
import { amendmentBody, countBody, sourceBody, strikeBody } from '../test/support/bodies.js';
import { HttpConnection } from './http-connection.js';
import { describeMachine, median, printGoals, printTable, quantile, type Goal } from './report.js';

const CONNECTIONS = 64;

/** A ledger in its own process, and what was measured of it. */
interface Side {
  readonly name: string;
  readonly ledger: LedgerProcess;
  readonly connections: readonly HttpConnection[];
  readonly sourceId: string;
  /** Amendments a second: one figure a round. */
  readonly perSecond: number[];
  /** Of single amendments, in milliseconds, all rounds. */
  readonly latencies: number[];
}

export interface HttpBenchOptions {
  readonly rounds?: number;
  /** Of each connection in each round. */
  readonly amendments?: number;
}

export interface HttpBench {
  readonly goals: readonly Goal[];
}

/**
 * Amends counts over HTTP, 64 connections at a time, each of them its own count: on the embedded log, which answers
 * once the disk has it, and on the log in memory, which shows what the same route costs without any disk.
 */
export async function runHttpBench({
  rounds = 15,
  amendments = 40,
}: HttpBenchOptions = {}): Promise<HttpBench> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-http-'));
  const sides: Side[] = [];
  try {
    const embedded = await startSide('embedded', directory);
    sides.push(embedded);
    const memory = await startSide('memory', directory);
    sides.push(memory);
    await measure(embedded, memory, rounds, amendments);
    const goals = goalsOf(embedded, memory);
    print(sides, goals, rounds * amendments);
    return { goals };
  } finally {
    await Promise.all(sides.map(stopSide));
    rmSync(directory, { recursive: true, force: true });
  }
}

async function startSide(log: 'embedded' | 'memory', directory: string): Promise<Side> {
  const ledger = await LedgerProcess.start({
    dataDirectory: join(directory, log),
    env: { LEDGER_LOG: log, LEDGER_LOG_LEVEL: 'warn' },
  });
  const headers = { authorization: `Bearer ${ledger.adminKey}` };
  const connections = Array.from({ length: CONNECTIONS }, () => new HttpConnection(ledger.url, headers));
  const sourceId = (await take(connections[0], '/sources', sourceBody())).id;
  return { name: log, ledger, connections, sourceId, perSecond: [], latencies: [] };
}

async function stopSide({ connections, ledger }: Side): Promise<void> {
  for (const connection of connections) connection.close();
  await ledger.kill('SIGTERM');
}

/** The sides take turns, and turns at being first, so that what disturbs the machine disturbs both. */
async function measure(embedded: Side, memory: Side, rounds: number, amendments: number): Promise<void> {
  // One round that does not count: both sides start with compiled code.
  for (const side of [embedded, memory]) await playRound(side, amendments);
  for (let round = 0; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? [embedded, memory] : [memory, embedded]) {
      const { perSecond, latencies } = await playRound(side, amendments);
      side.perSecond.push(perSecond);
      side.latencies.push(...latencies);
    }
  }
}

async function playRound(
  { connections, sourceId }: Side,
  amendments: number,
): Promise<{ perSecond: number; latencies: number[] }> {
  // New counts each round: a history that grows would make later rounds another measurement.
  const counts = await Promise.all(connections.map((connection) => reportCount(connection, sourceId)));
  const latencies: number[] = [];
  const amend = async (connection: HttpConnection, index: number) => {
    for (let revision = 0; revision < amendments; revision += 1) {
      const start = performance.now();
      await amendCount(connection, sourceId, counts[index] ?? '', revision);
      latencies.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(connections.map(amend));
  return { perSecond: (latencies.length * 1_000) / (performance.now() - start), latencies };
}

async function reportCount(connection: HttpConnection, sourceId: string): Promise<string> {
  const strike = await take(connection, '/strikes', strikeBody(sourceId));
  return (await take(connection, '/casualty-counts', countBody(sourceId, strike.id))).id;
}

async function amendCount(
  connection: HttpConnection,
  sourceId: string,
  countId: string,
  revision: number,
): Promise<void> {
  await take(
    connection,
    `/casualty-counts/${countId}/amendments`,
    amendmentBody(sourceId, { figure: { best: 7 + revision } }),
    {
      'if-match': `"${revision}"`,
      'idempotency-key': `${countId}/${revision}`,
    },
  );
}

/** Anything but 201 would be measured for what it is not. */
async function take(
  connection: HttpConnection | undefined,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ id: string }> {
  if (!connection) throw new Error('there is no connection');
  const { status, text } = await connection.post(`/v1${path}`, body, headers);
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${text}`);
  return JSON.parse(text) as { id: string };
}

function goalsOf(embedded: Side, memory: Side): Goal[] {
  // The median of the rounds' own ratios: what disturbs a round disturbs both sides.
  const ratios = embedded.perSecond.map((value, round) => value / (memory.perSecond[round] ?? NaN));
  const what = `HTTP amendments on the embedded log, ${CONNECTIONS} connections, of those on the log in memory`;
  return [{ what, atLeast: 0.75, measured: median(ratios) }];
}

function print(sides: readonly Side[], goals: readonly Goal[], amendments: number): void {
  console.log(`HTTP amendments, ${CONNECTIONS} connections, ${amendments} each on either log`);
  console.log(describeMachine());
  printTable(
    ['amendments a second', 'median', 'least', 'most', 'p50 ms', 'p99 ms'],
    sides.map(({ name, perSecond, latencies }) => [
      name,
      ...[median(perSecond), Math.min(...perSecond), Math.max(...perSecond)].map((value) => value.toFixed(0)),
      ...[quantile(latencies, 0.5), quantile(latencies, 0.99)].map((value) => value.toFixed(1)),
    ]),
  );
  printGoals(goals);
}
