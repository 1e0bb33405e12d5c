import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sourceBody } from '../test/support/bodies.js';
import { LedgerProcess } from '../test/support/ledger-process.js';
import { HttpConnection } from './http-connection.js';
import { memoryOf } from './memory.js';
import { describeMachine, printTable, type Bench } from './report.js';
import { StreamReader } from './streams/reader.js';

/** Requests under way at a time: so many that the pace is kept when one of them takes long. */
const CONNECTIONS = 16;
/** Latencies are counted in buckets of a millisecond, up to so many. */
const LONGEST_MS = 10_000;
/** So that a client that never reads is closed while the others are measured. */
const HEARTBEAT_MS = 2_000;
/** What there is before: more than the system keeps for a client that does not read. */
const BACKLOG = { events: 6_000, note: 'x'.repeat(2_000) };

export interface StreamBenchOptions {
  readonly clients?: number;
  readonly perSecond?: number;
  readonly seconds?: number;
}

/**
 * Follows the ledger with many clients while events come at a steady pace, and measures from when the ledger has
 * acknowledged an event to when a client has it; what a client has before the acknowledgement counts as at once. One more
 * client never reads. The clients and the writers run in this process, the ledger in its own.
 */
export async function runStreamBench({
  clients = 1_000,
  perSecond = 200,
  seconds = 20,
}: StreamBenchOptions = {}): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-streams-'));
  const ledger = await LedgerProcess.start({
    dataDirectory: directory,
    env: { LEDGER_LOG_LEVEL: 'error', LEDGER_HEARTBEAT_MS: String(HEARTBEAT_MS) },
  });
  try {
    const head = await tellBacklog(ledger);
    const run = new Run(ledger, clients, head);
    const [memoryBefore] = memoryOf(ledger.pid);
    await run.play(perSecond, seconds);
    console.log(`${clients} streams at ${perSecond} events a second, ${seconds} s, embedded log`);
    console.log(describeMachine());
    const [p50, p99, most] = run.latencies();
    printTable(
      ['', 'p50 ms', 'p99 ms', 'most ms', 'received', 'lost or doubled', 'MiB before', 'MiB at most'],
      [
        [
          'acknowledged to received',
          ...[p50, p99, most].map(String),
          String(run.received),
          String(run.lost),
          memoryBefore,
          memoryOf(ledger.pid)[1],
        ],
      ],
    );
    console.log(`the client that never reads was ${run.idleWasClosed ? 'closed' : 'still open'} at the end`);
    return { goals: [{ what: 'ms from acknowledgement to receipt, p99', atMost: 250, measured: p99 }] };
  } finally {
    await ledger.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @returns the last sequence of it */
async function tellBacklog({ http }: LedgerProcess): Promise<number> {
  const line = JSON.stringify({ command: 'RegisterSource', body: sourceBody({ note: BACKLOG.note }) });
  const answers = await http.lines(
    '/commands',
    Array.from({ length: BACKLOG.events }, () => line),
  );
  const last = answers.text.trim().split('\n').at(-1) ?? '';
  return (JSON.parse(last) as { sequence: number }).sequence;
}

class Run {
  received = 0;
  private readonly idle: StreamReader;
  private readonly readers: StreamReader[];
  private readonly connections: HttpConnection[];
  /** By sequence, when it was acknowledged. */
  private readonly acknowledged = new Map<number, number>();
  /** By sequence, when clients had it that was not acknowledged yet. */
  private readonly early = new Map<number, number[]>();
  private readonly buckets = new Float64Array(LONGEST_MS + 1);

  constructor(
    ledger: LedgerProcess,
    clients: number,
    private readonly begin: number,
  ) {
    const onItem = (sequence: number, at: number) => this.take(sequence, at);
    this.readers = Array.from({ length: clients }, () => new StreamReader(ledger.url, begin, onItem));
    this.idle = new StreamReader(ledger.url, 0, () => undefined).pause();
    const headers = { authorization: `Bearer ${ledger.adminKey}` };
    this.connections = Array.from({ length: CONNECTIONS }, () => new HttpConnection(ledger.url, headers));
  }

  /** Whether the ledger has closed the stream of the client that never reads. */
  get idleWasClosed(): boolean {
    return this.idle.last < this.begin + this.acknowledged.size;
  }

  /** Events that some client did not get, or not in order. */
  get lost(): number {
    const end = this.begin + this.acknowledged.size;
    return this.readers.reduce((sum, { last, gaps }) => sum + (end - last) + gaps, 0);
  }

  async play(perSecond: number, seconds: number): Promise<void> {
    const total = perSecond * seconds;
    const begun = performance.now();
    let sent = 0;
    await Promise.all(
      this.connections.map(async (connection) => {
        while (sent < total) {
          const due = begun + (sent * 1_000) / perSecond;
          sent += 1;
          const early = due - performance.now();
          if (early > 0) await pause(early);
          await this.post(connection);
        }
      }),
    );
    const lateness = performance.now() - begun - seconds * 1_000;
    if (lateness > 1_000) console.log(`(the pace was not kept: ${lateness.toFixed(0)} ms late at the end)`);
    while (this.readers.some(({ last, isClosed }) => last < this.begin + total && !isClosed)) await pause(10);
    for (const reader of this.readers) reader.close();
    // What it is sent now lay in the system's buffers; a stream that is open goes on after that.
    this.idle.resume();
    while (this.idle.last < this.begin + total && !this.idle.isClosed) await pause(10);
    this.idle.close();
    for (const connection of this.connections) connection.close();
  }

  /** p50, p99 and the longest, in whole milliseconds. */
  latencies(): [number, number, number] {
    return [this.quantile(0.5), this.quantile(0.99), this.buckets.findLastIndex((count) => count > 0)];
  }

  private async post(connection: HttpConnection): Promise<void> {
    const { status, text } = await connection.post('/v1/sources', sourceBody());
    if (status !== 201) throw new Error(`POST /sources answered ${status}: ${text}`);
    const { sequence } = JSON.parse(text) as { sequence: number };
    const now = performance.now();
    this.acknowledged.set(sequence, now);
    // Clients that had it before were not kept waiting at all.
    for (const at of this.early.get(sequence) ?? []) this.count(at - now);
    this.early.delete(sequence);
  }

  private take(sequence: number, at: number): void {
    this.received += 1;
    const acknowledged = this.acknowledged.get(sequence);
    if (acknowledged !== undefined) {
      this.count(at - acknowledged);
      return;
    }
    const early = this.early.get(sequence);
    if (early) early.push(at);
    else this.early.set(sequence, [at]);
  }

  private count(latency: number): void {
    const bucket = Math.min(LONGEST_MS, Math.max(0, Math.ceil(latency)));
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1;
  }

  private quantile(share: number): number {
    const wanted = this.buckets.reduce((sum, count) => sum + count, 0) * share;
    let seen = 0;
    return this.buckets.findIndex((count) => (seen += count) >= wanted);
  }
}
