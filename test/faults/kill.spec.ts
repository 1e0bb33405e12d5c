import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AmendingClients } from '../support/amending-clients.js';
import {
  expectDenseRevisions,
  expectDenseSequences,
  expectOneEffectEach,
  expectSameAnswers,
} from '../support/effects.js';
import type { LedgerHttp } from '../support/http.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { Random, testSeed } from '../support/random.js';
import { reportScene, type Scene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { answersAbout, feed, feedPages, headOf } from '../support/whole-ledger.js';

const ROUNDS = Number(process.env['LEDGER_FAULT_ROUNDS'] ?? 1);
const SEED = testSeed();
const CLIENTS = 12;
/** A ledger is killed at most so many acknowledgements after its start; that can be none at all. */
const MOST_ACKNOWLEDGED = 80;
/** At least two, so that a log that was opened after a crash crashes again. */
const KILLS = [2, 3] as const;

/**
 * The process is killed, not the machine: what the system has taken from it survives. That each commit reaches the
 * disk is for the settings of the log, and their tests, to see to.
 */
describe(`kill -9 amid concurrent amendments (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  const directory = useTemporaryDirectory();

  test.each(Array.from({ length: ROUNDS }, (_, round) => (SEED + round) >>> 0))(
    'nothing acknowledged is lost, nothing repeated is doubled (LEDGER_TEST_SEED=%i LEDGER_FAULT_ROUNDS=1)',
    (seed) => playRound(directory(), new Random(seed)),
  );
});

async function playRound(dataDirectory: string, random: Random): Promise<void> {
  let ledger = await LedgerProcess.start({ dataDirectory });
  const scene = await reportScene(ledger.http);
  const clients = new AmendingClients(scene, 'all', random, CLIENTS);
  for (let kills = random.pick(KILLS); kills > 0; kills -= 1) {
    await amendUntilKilled(ledger, clients, clients.acknowledged.length + random.below(MOST_ACKNOWLEDGED));
    ledger = await LedgerProcess.start({ dataDirectory });
  }
  await clients.finish(ledger.http);
  expect(clients.pending).toBe(0);

  const sequence = await checkEffects(ledger.http, clients);
  await expectSameAnswers(ledger.http, clients.acknowledged);
  expect(await headOf(ledger.http)).toBe(sequence);

  const points = [sequence, scene.events + random.below(sequence - scene.events + 1)];
  const lived = await answersAsOf(ledger, scene, points);
  await ledger.kill('SIGKILL');
  expect(removeReadModels(dataDirectory)).not.toHaveLength(0);
  const rebuilt = await LedgerProcess.start({ dataDirectory });
  expect(await answersAsOf(rebuilt, scene, points)).toEqual(lived);
  expect((await rebuilt.kill('SIGTERM')).code).toBe(0);
}

/** Lets the clients amend, and kills the ledger at the moment when so many commands are acknowledged. */
async function amendUntilKilled(
  ledger: LedgerProcess,
  clients: AmendingClients,
  when: number,
): Promise<void> {
  const kill = () => void ledger.kill('SIGKILL');
  if (clients.acknowledged.length === when) setImmediate(kill);
  await clients.send(
    ledger.http,
    () => false,
    (total) => {
      if (total === when) kill();
    },
  );
  const { code, signal } = await ledger.exited;
  if (signal !== 'SIGKILL') throw new Error(`the ledger ended by itself with ${code}: ${ledger.output}`);
}

/** @returns the ledger's head */
async function checkEffects(ledger: LedgerHttp, { acknowledged, events }: AmendingClients): Promise<number> {
  const head = await headOf(ledger);
  const all = await feed(ledger, 0, head);
  expectOneEffectEach(all, acknowledged);
  expect(all.length).toBe(events);
  expectDenseSequences(all, 0);
  expectDenseRevisions(all);
  return head;
}

async function answersAsOf(
  { http }: LedgerProcess,
  scene: Scene,
  points: readonly number[],
): Promise<object> {
  const answers: Record<string, string> = {};
  for (const point of points) Object.assign(answers, await answersAbout(http, scene, point));
  return { answers, feed: await feedPages(http, 0, Math.max(...points)) };
}

/** @returns the names of the files that are gone */
function removeReadModels(dataDirectory: string): string[] {
  const names = readdirSync(dataDirectory, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\bread-model-\d+\.db/.test(name));
  for (const name of files) rmSync(join(dataDirectory, name));
  return files;
}
