import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { EmbeddedEventStore } from '../src/event-store/embedded/embedded-event-store.js';
import type { JsonObject } from '../src/event-store/port/index.js';
import { describeMachine, median, printGoals, printTable, quantile, type Goal } from './report.js';

const STREAMS = 5_000;
const CALLERS = 64;
/** Appends of one round, so many that a round takes about a second on the machine this was written on. */
const ALONE = 6_000;
const TOGETHER = 24_000;
/** Turns that the two sides take within a round: what else the machine does then falls on both. */
const TURNS = 8;

const TYPE = 'conflict-ledger.casualty-count-amended.v1';
const DATA: JsonObject = {
  revision: 7,
  previous: { low: 6, best: null, high: 12, asStated: 'at least six killed' },
  figure: { low: 298, best: 298, high: null, asStated: '298 deaths approved retroactively' },
  cause: 'late_report',
  reason: 'The committee approved the registrations of the last three months in one sitting.',
  source: { id: 'src-018f3c1e', reliability: 'B', credibility: 2 },
  asOf: { statedAt: '2025-10-22T18:30:00.000Z', zone: 'Europe/Kyiv' },
  warnings: ['low_above_best'],
  statedAt: '2025-10-22T18:30:00.000Z',
  effectiveAt: '2025-10-22T18:30:00.000Z',
};
const METADATA: JsonObject = {
  actor: 'act-7d1f0b52',
  command: 'AmendCount',
  key: '5f0c2f8e-2f7e-4a53-9b55-1f4d6b1f2f10',
};

/** Events a second of one kind of run: one figure a round. */
export interface Rates {
  readonly perSecond: number[];
}

export interface AppendBench {
  readonly rawAlone: Rates;
  readonly oursAlone: Rates;
  readonly rawTogether: Rates;
  readonly oursTogether: Rates;
  /** Of one caller's appends, in milliseconds, all rounds. */
  readonly oursAloneLatencies: readonly number[];
  readonly goals: readonly Goal[];
}

/** A log to append to: the same streams in the same random order on either side. */
interface Side {
  /** Appends one after the other, each durable before the next. */
  alone(count: number, latencies?: number[]): Promise<void>;
  /** Appends with many callers at a time. */
  together(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Appends durably to the embedded log and, in the same run, to SQLite without it; prints both. */
export async function runAppendBench(rounds = 9): Promise<AppendBench> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-append-'));
  const raw = rawSide(join(directory, 'raw.db'));
  const ours = await ourSide(join(directory, 'ours'));
  try {
    const bench = await measure(raw, ours, rounds);
    print(bench);
    return bench;
  } finally {
    await raw.close();
    await ours.close();
    rmSync(directory, { recursive: true });
  }
}

async function measure(raw: Side, ours: Side, rounds: number): Promise<AppendBench> {
  const rates = { rawAlone: rate(), oursAlone: rate(), rawTogether: rate(), oursTogether: rate() };
  const latencies: number[] = [];
  // One round that does not count: both sides start with compiled code and streams that exist.
  for (const side of [raw, ours]) await side.together(TOGETHER);
  for (let round = 0; round < rounds; round += 1) {
    const [rawAlone, oursAlone] = await compare(ALONE, [
      (count) => raw.alone(count),
      (count) => ours.alone(count, latencies),
    ]);
    const [rawTogether, oursTogether] = await compare(TOGETHER, [
      (count) => raw.together(count),
      (count) => ours.together(count),
    ]);
    rates.rawAlone.perSecond.push(rawAlone);
    rates.oursAlone.perSecond.push(oursAlone);
    rates.rawTogether.perSecond.push(rawTogether);
    rates.oursTogether.perSecond.push(oursTogether);
  }
  return { ...rates, oursAloneLatencies: latencies, goals: goalsOf(rates) };
}

function rate(): Rates {
  return { perSecond: [] };
}

type Run = (count: number) => Promise<void>;

/** Runs both by turns, so many appends each in all; answers how many a second either made. */
async function compare(count: number, [one, other]: readonly [Run, Run]): Promise<[number, number]> {
  let [timeOfOne, timeOfOther] = [0, 0];
  for (let turn = 0; turn < TURNS; turn += 1) {
    timeOfOne += await timed(() => one(count / TURNS));
    timeOfOther += await timed(() => other(count / TURNS));
  }
  return [(count * 1_000) / timeOfOne, (count * 1_000) / timeOfOther];
}

/** Milliseconds. */
async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** The limit: plain inserts of made texts into the same table with the same index, nothing looked up or checked. */
function rawSide(file: string): Side {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // As the log has it: with SQLite's own figure the limit would be lower.
  database.pragma('wal_autocheckpoint = 8000');
  database.exec(`CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, sequence INTEGER,
    recorded_at INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL,
    metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT`);
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const streams = new Streams();
  const [data, metadata] = [JSON.stringify(DATA), JSON.stringify(METADATA)];
  let position = 0;
  const transactionOf = (count: number) => {
    begin.run();
    for (let left = count; left > 0; left -= 1) {
      const { name, revision } = streams.next();
      position += 1;
      insert.run(position, name, revision, position, Date.now(), randomUUID(), TYPE, data, metadata);
    }
    commit.run();
  };
  return {
    alone: async (count) => {
      for (let left = count; left > 0; left -= 1) transactionOf(1);
    },
    together: async (count) => {
      for (let left = count; left > 0; left -= CALLERS) transactionOf(Math.min(CALLERS, left));
    },
    close: async () => void database.close(),
  };
}

async function ourSide(directory: string): Promise<Side> {
  const store = new EmbeddedEventStore({ directory });
  await store.open();
  const streams = new Streams();
  const appendOne = () => {
    const { name, revision } = streams.next();
    const event = { id: randomUUID(), type: TYPE, data: DATA, metadata: METADATA };
    return store.append(name, [event], revision === 0 ? 'no_stream' : BigInt(revision - 1));
  };
  return {
    alone: async (count, latencies = []) => {
      for (let left = count; left > 0; left -= 1) {
        const start = performance.now();
        await appendOne();
        latencies.push(performance.now() - start);
      }
    },
    together: async (count) => {
      let left = count;
      const caller = async () => {
        while (left > 0) {
          left -= 1;
          await appendOne();
        }
      };
      await Promise.all(Array.from({ length: CALLERS }, caller));
    },
    close: () => store.close(),
  };
}

/** Hands out streams at random, the same ones in the same order each time it is made. */
class Streams {
  private readonly revisions = new Map<string, number>();
  private state = 20_251_022;

  next(): { name: string; revision: number } {
    const name = `ledger-casualty_count-${this.random().toString(16).padStart(36, '0')}`;
    const revision = this.revisions.get(name) ?? 0;
    this.revisions.set(name, revision + 1);
    return { name, revision };
  }

  /** A linear congruential step; its upper bits name one of the streams, spread so that they sort in no order. */
  private random(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.imul((this.state >>> 8) % STREAMS, 2_654_435_761) >>> 0;
  }
}

type Measured = Pick<AppendBench, 'rawAlone' | 'oursAlone' | 'rawTogether' | 'oursTogether'>;

function goalsOf({ rawAlone, oursAlone, rawTogether, oursTogether }: Measured): Goal[] {
  return [
    { what: 'one caller, of raw', atLeast: 0.85, measured: ratio(oursAlone, rawAlone) },
    {
      what: '64 callers, of raw transactions of 64',
      atLeast: 0.75,
      measured: ratio(oursTogether, rawTogether),
    },
    { what: '64 callers, times one caller', atLeast: 5, measured: ratio(oursTogether, oursAlone) },
  ];
}

/** The median of the rounds' own ratios: what disturbs a round disturbs both sides. */
function ratio(above: Rates, below: Rates): number {
  return median(above.perSecond.map((value, round) => value / (below.perSecond[round] ?? NaN)));
}

function print({ oursAloneLatencies, goals, ...rates }: AppendBench): void {
  const database = new Database(':memory:');
  const sqlite = database.prepare('SELECT sqlite_version()').pluck().get() as string;
  database.close();
  console.log(
    `Durable appends of one event of ${JSON.stringify(DATA).length + JSON.stringify(METADATA).length} bytes`,
  );
  console.log(describeMachine({ SQLite: sqlite }));
  const row = (name: string, { perSecond }: Rates) => [
    name,
    ...[median(perSecond), Math.min(...perSecond), Math.max(...perSecond)].map((value) => value.toFixed(0)),
  ];
  printTable(
    ['events a second', 'median', 'least', 'most'],
    [
      row('raw SQLite, a transaction each', rates.rawAlone),
      row('the log, 1 caller', rates.oursAlone),
      row('raw SQLite, transactions of 64', rates.rawTogether),
      row('the log, 64 callers', rates.oursTogether),
    ],
  );
  const p50 = quantile(oursAloneLatencies, 0.5).toFixed(3);
  const p99 = quantile(oursAloneLatencies, 0.99).toFixed(3);
  console.log(`the log, 1 caller: p50 ${p50} ms, p99 ${p99} ms`);
  printGoals(goals);
}
