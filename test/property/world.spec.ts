import * as fc from 'fast-check';
import { startInProcessLedger } from '../support/in-process-ledger.js';
import { Random, testSeed } from '../support/random.js';
import type { Point } from './world/facts.js';
import { Player } from './world/player.js';
import { Questions } from './world/questions.js';
import { aHistory, MOMENTS, type Step } from './world/steps.js';

const RUNS = Number(process.env['LEDGER_MODEL_RUNS'] ?? 6);

/** How many steps of each kind all histories together have. */
const taken = new Map<string, number>();

async function playAndCompare(steps: readonly Step[], seed: number): Promise<void> {
  const ledger = await startInProcessLedger();
  try {
    const player = new Player(ledger);
    await player.play(steps);
    for (const [kind, times] of player.taken) taken.set(kind, (taken.get(kind) ?? 0) + times);
    const random = new Random(seed);
    const questions = new Questions(ledger, player.world);
    const head = player.world.facts.length;
    for (let sequence = 0; sequence <= head; sequence++) {
      for (const statedAt of [null, random.pick(MOMENTS)])
        await askAll(questions, player, { sequence, statedAt });
    }
  } finally {
    await ledger.close();
  }
}

async function askAll(questions: Questions, player: Player, point: Point): Promise<void> {
  await questions.counts(point);
  await questions.revisions(point);
  await questions.strikes(point);
  await questions.notices(point);
  await questions.corrections(point);
  await questions.changes(point);
  for (const subject of player.world.ids('strike')) {
    const range = { from: null, to: null };
    const asked = {
      subject,
      subjectType: 'strike',
      family: 'casualty',
      measure: 'killed',
      group: 'all',
    } as const;
    await questions.tolls({ ...asked, range, groupings: [] }, point);
  }
}

it('answers every read at every sequence as the plain list of what was recorded does', async () => {
  await fc.assert(fc.asyncProperty(aHistory, fc.nat(), playAndCompare), {
    numRuns: RUNS,
    seed: testSeed() | 0,
  });
  expect(taken.size).toBeGreaterThan(15);
}, 600_000);
