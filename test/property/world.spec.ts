import * as fc from 'fast-check';
import { startInProcessLedger } from '../support/in-process-ledger.js';
import { Random, testSeed } from '../support/random.js';
import { aHistory } from './world/drawn-history.js';
import { Draws } from './world/draws.js';
import type { World } from './world/facts.js';
import { Player } from './world/player.js';
import { Questions } from './world/questions.js';
import type { Step } from './world/steps.js';
import { MOMENTS } from './world/vocabulary.js';

const RUNS = Number(process.env['LEDGER_MODEL_RUNS'] ?? 3);

/** So many sequences of a history are asked about, more or less. */
const MOST_SEQUENCES = 60;

/** How many steps of each kind the ledger took, in all histories together. */
const taken = new Map<string, number>();
/** How often there was something to compare, by what was asked for. */
const compared = new Map<string, number>();

/** What long histories have of each. */
const KINDS_OF_STEPS: readonly Step['do'][] = [
  ...(['register', 'grade', 'strike', 'amendStrike', 'retractStrike', 'stance', 'endStance'] as const),
  ...(['situation', 'amendSituation', 'notice', 'endNotice', 'report', 'amend', 'claim', 'adopt'] as const),
  ...(['retract', 'takeBack', 'propose', 'accept', 'reject', 'withdraw'] as const),
];
/** What has to be among it. */
const COMPARED = [
  ...['counts', 'count', 'revisionsOf', 'strikes', 'strike', 'situations', 'sources', 'source', 'notices'],
  ...[
    'corrections',
    'changes',
    'volatility',
    'discrepancies',
    'tolls',
    'tolls: several inputs',
    'tolls: wholes',
  ],
  ...['counts', 'strikes', 'situations', 'sources', 'notices', 'changes'].map((list) => `${list} narrowed`),
];

async function playAndCompare(steps: readonly Step[], seed: number): Promise<void> {
  const ledger = await startInProcessLedger();
  try {
    const player = new Player(ledger);
    await player.play(steps);
    for (const [kind, times] of player.taken) taken.set(kind, (taken.get(kind) ?? 0) + times);
    const { world } = player;
    const random = new Random(seed);
    for (const sequence of sequencesUpTo(world.facts.length, random)) {
      for (const statedAt of [null, random.pick(MOMENTS)]) {
        const questions = new Questions(ledger, world, { sequence, statedAt }, compared);
        await askForAll(questions);
        if (world.ids('strike').length > 0) await askDrawn(questions, world, random);
      }
    }
  } finally {
    await ledger.close();
  }
}

/** Of a long history some, drawn by lot, and its ends: what is compared at each grows with it. */
function sequencesUpTo(last: number, random: Random): number[] {
  const all = Array.from({ length: last + 1 }, (_, sequence) => sequence);
  return all.filter(
    (sequence) => sequence === 0 || sequence === last || random.below(last + 1) < MOST_SEQUENCES,
  );
}

/** All lists, whole. */
async function askForAll(questions: Questions): Promise<void> {
  await questions.counts('casualty', {});
  await questions.counts('munitions', {});
  await questions.strikes({});
  await questions.situations({});
  await questions.sources({});
  await questions.notices({});
  await questions.corrections({});
  await questions.changes({}, 0);
  await questions.discrepancies();
}

/** One of everything, and lists that filters narrow. */
async function askDrawn(questions: Questions, world: World, random: Random): Promise<void> {
  const draws = new Draws(random, world);
  const counts = [...world.quantities.keys()];
  if (counts.length > 0) await questions.count(random.pick(counts));
  await questions.strike(random.pick(world.ids('strike')));
  await questions.source(random.pick(world.ids('source')));
  const { by, filter } = draws.volatility();
  await questions.volatility(by, filter);
  for (let toll = 0; toll < 5; toll++) await questions.tolls(draws.tolls());
  for (let list = 0; list < 4; list++) await random.pick(narrowed(questions, draws, world, random))();
}

function narrowed(questions: Questions, draws: Draws, world: World, random: Random) {
  return [
    () => questions.counts(random.pick(['casualty', 'munitions']), draws.counts()),
    () => questions.counts('casualty', draws.counts()),
    () => questions.strikes(draws.strikes()),
    () => questions.changes(draws.changes(), random.below(world.facts.length)),
    () => questions.corrections(draws.corrections()),
    () => questions.notices(draws.notices()),
    () => questions.sources(draws.sources()),
    () => questions.situations(draws.situations()),
  ];
}

it('answers every read as of any sequence as the plain list of what was recorded does', async () => {
  await fc.assert(fc.asyncProperty(aHistory, fc.nat(), playAndCompare), {
    numRuns: RUNS,
    seed: testSeed() | 0,
    endOnFailure: process.env['LEDGER_MODEL_SHRINK'] === 'no',
    interruptAfterTimeLimit: 400_000,
    markInterruptAsFailure: true,
  });
  // Otherwise it would compare nothing with nothing. Now and then all that is drawn is short.
  const steps = [...taken.values()].reduce((sum, times) => sum + times, 0);
  expect(steps).toBeGreaterThan(RUNS * 5);
  expect(COMPARED.filter((asked) => steps > 400 && !compared.has(asked))).toEqual([]);
  expect(KINDS_OF_STEPS.filter((kind) => steps > 1_000 && !taken.has(kind))).toEqual([]);
}, 600_000);
