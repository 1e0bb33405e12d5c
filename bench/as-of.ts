import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { Asker } from './as-of/asker.js';
import { QUESTIONS } from './as-of/questions.js';
import { goalOfStart, printStarts, type Started, startSeveralTimes } from './as-of/starts.js';
import { describeMachine, printGoals, printTable, quantile, type Bench, type Goal } from './report.js';
import { Copies } from './copies/copies.js';
import { startBigNode, type BigNode } from './copies/node.js';
import { waveTemplate } from './copies/template.js';

const SMALL = 10_000;
const WARMING = 200;
/** Sets of sources that the waves take turns with. */
const SOURCE_SETS = 6;

export interface AsOfBenchOptions {
  /** Events of the bigger log. */
  readonly events?: number;
  /** Of each kind, of either ledger. */
  readonly questions?: number;
}

/** Milliseconds by kind of question. */
type Times = ReadonlyMap<string, readonly number[]>;

interface Measured {
  readonly small: Times;
  readonly big: Times;
  /** Of the bigger ledger, about anything in it. */
  readonly anywhere: Times;
}

/**
 * Asks a ledger of 10,000 events and one of many more the same questions as of moments past, over HTTP and one at a time,
 * by turns. The smaller log is the beginning of the bigger one, so both have to give the same answers, byte for byte:
 * what may make a difference is only how much else there is. Beside it, and without a goal, the bigger one is asked about
 * all that it holds, which no cache holds. At the end both are started anew, several times.
 */
export async function runAsOfBench({
  events = 1_000_000,
  questions = 1_500,
}: AsOfBenchOptions = {}): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-as-of-'));
  const nodes: BigNode[] = [];
  try {
    const template = await waveTemplate(v7());
    const copies = new Copies(template, SOURCE_SETS);
    for (const size of [SMALL, events]) {
      nodes.push(await startBigNode(join(directory, String(nodes.length)), copies, size));
    }
    const askers = nodes.map((node) => new Asker(node, copies, template.told));
    const [small, big] = askers as [Asker, Asker];
    const measured = await measure(small, big, questions);
    for (const asker of askers) asker.close();
    const goals = goalsOf(measured);
    print(measured, goals, events);
    return { goals: [...goals, await startEach(nodes, [SMALL, events])] };
  } finally {
    await Promise.all(nodes.map(({ ledger }) => ledger.kill('SIGTERM')));
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(small: Asker, big: Asker, questions: number): Promise<Measured> {
  await askBoth(small, big, WARMING);
  for (const asker of [small, big]) asker.forgetTimes();
  await askBoth(small, big, questions);
  const [ofSmall, ofBig] = [new Map(small.times), new Map(big.times)];
  big.forgetTimes();
  for (let turn = 0; turn < questions; turn += 1) {
    for (const kind of Object.keys(QUESTIONS)) await big.ask(kind, anyOf(big.waves, turn));
  }
  return { small: ofSmall, big: ofBig, anywhere: new Map(big.times) };
}

/** @param sizes of their logs, the bigger one last */
async function startEach(nodes: BigNode[], sizes: readonly [number, number]): Promise<Goal> {
  const started: (Started & { readonly events: number })[] = [];
  for (const [index, events] of sizes.entries()) {
    const one = await startSeveralTimes(nodes[index] as BigNode);
    nodes[index] = one.node;
    started.push({ ...one, events });
  }
  printStarts(started);
  return goalOfStart(started[1] as Started, sizes[1]);
}

/** @throws Error when they answer otherwise than each other */
async function askBoth(small: Asker, big: Asker, questions: number): Promise<void> {
  for (let turn = 0; turn < questions; turn += 1) {
    for (const kind of Object.keys(QUESTIONS)) {
      const about = anyOf(small.waves, turn);
      const [first, second] = turn % 2 === 0 ? [small, big] : [big, small];
      const answers = [await first.ask(kind, about), await second.ask(kind, about)];
      if (answers[0] !== answers[1]) throw new Error(`${kind} has two answers: ${answers.join('\n')}`);
    }
  }
}

/** One after the other, far from each other. */
function anyOf(waves: number, turn: number): number {
  return (turn * 7_919) % waves;
}

function goalsOf({ small, big }: Measured): Goal[] {
  const worst = Object.keys(QUESTIONS).map((kind) => p99(big, kind) / p99(small, kind));
  return [
    {
      what: 'as-of reads, p99 of the bigger log of that of 10,000 events',
      atMost: 2,
      measured: p99(big) / p99(small),
    },
    { what: 'the same, of the kind of read that it is worst for', atMost: 2, measured: Math.max(...worst) },
  ];
}

function p99(times: Times, kind?: string): number {
  return quantile(kind === undefined ? [...times.values()].flat() : (times.get(kind) ?? []), 0.99);
}

function print(measured: Measured, goals: readonly Goal[], events: number): void {
  console.log(`As-of reads of a log of ${SMALL} events and of one of ${events}, over HTTP, the same answers`);
  console.log(describeMachine());
  const sides = [measured.small, measured.big, measured.anywhere];
  const row = (name: string, kind?: string) => {
    const of = (times: Times, share: number) =>
      quantile(kind === undefined ? [...times.values()].flat() : (times.get(kind) ?? []), share).toFixed(2);
    const ratio = (p99(measured.big, kind) / p99(measured.small, kind)).toFixed(2);
    return [name, ...sides.flatMap((times) => [of(times, 0.5), of(times, 0.99)]), ratio];
  };
  printTable(
    ['milliseconds', 'p50', 'p99', 'bigger: p50', 'p99', 'anywhere: p50', 'p99', 'p99 of p99'],
    [...Object.keys(QUESTIONS).map((kind) => row(kind, kind)), row('all of them')],
  );
  printGoals(goals);
}
