import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AmendingClients } from '../support/amending-clients.js';
import { expectDenseSequences, expectSameAnswers } from '../support/effects.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { Random, testSeed } from '../support/random.js';
import { beginRebuild, generationsOf, registerSources, untilServing } from '../support/rebuilding.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { answersAbout, feed, headOf } from '../support/whole-ledger.js';

const ROUNDS = Number(process.env['LEDGER_FAULT_ROUNDS'] ?? 1);
const SEED = testSeed();
const SOURCES = 2_000;
/** At least two, so that a build that went on goes on once more. */
const KILLS = [2, 3] as const;

describe(`kill -9 amid a rebuild (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();

  test.each(Array.from({ length: ROUNDS }, (_, round) => (SEED + round) >>> 0))(
    'it goes on where it was, and takes over (LEDGER_TEST_SEED=%i LEDGER_FAULT_ROUNDS=1)',
    (seed) => playRound(directory(), new Random(seed)),
  );
});

async function playRound(dataDirectory: string, random: Random): Promise<void> {
  let ledger = await LedgerProcess.start({ dataDirectory });
  const scene = await reportScene(ledger.http);
  await registerSources(ledger.http, SOURCES);
  const clients = new AmendingClients(scene, 'all', random, 4);
  await clients.send(ledger.http, () => clients.acknowledged.length >= 50);
  const point = await headOf(ledger.http);
  const before = await answersAbout(ledger.http, scene, point);

  const number = await beginRebuild(ledger.http);
  let last: ServedLedger | null = null;
  for (let kills: number = random.pick(KILLS); kills > 0; kills -= 1) {
    const amending = clients.send(ledger.http, () => false);
    const reached = await killMidBuild(ledger, number, random);
    await amending;
    if (kills === 1) last = await ServedLedger.startIn(dataDirectory);
    else ledger = await LedgerProcess.start({ dataDirectory });
    const resumed = (await generationsOf((last ?? ledger).http)).find((one) => one.number === number);
    // Nothing that it had was built twice.
    expect({ number, reached, goesOn: (resumed?.sequence ?? -1) >= reached }).toEqual({
      number,
      reached,
      goesOn: true,
    });
  }
  if (!last) throw new Error('nobody was killed');
  const { http } = last;
  await clients.send(http, () => true);
  await untilServing(http, number);

  expect(await answersAbout(http, scene, point)).toEqual(before);
  await expectSameAnswers(http, clients.acknowledged);
  const all = await feed(http, 0, await headOf(http));
  expect(all).toHaveLength(clients.events + SOURCES);
  expectDenseSequences(all, 0);
  await last.stop();
  expect(readModels(dataDirectory)).toEqual([`read-model-${number}.db`]);
}

/** Kills the ledger when its rebuild has come somewhere, drawn by lot. @returns where it had come at least */
async function killMidBuild(ledger: LedgerProcess, number: number, random: Random): Promise<number> {
  const when = random.below(SOURCES);
  for (;;) {
    const generation = (await generationsOf(ledger.http)).find((one) => one.number === number);
    if (!generation || generation.state === 'failed') throw new Error(`it is not built: ${ledger.output}`);
    if (generation.state === 'building' && generation.sequence < when) continue;
    await ledger.kill('SIGKILL');
    return generation.sequence;
  }
}

function readModels(dataDirectory: string): string[] {
  return readdirSync(join(dataDirectory, 'read-model')).filter((name) => name.endsWith('.db'));
}
