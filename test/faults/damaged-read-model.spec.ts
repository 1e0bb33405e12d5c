import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import { faultRounds, type FaultRound, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import { judge } from '../support/judge.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { cutShort, flipBit, overwritePage, pagesOf } from '../support/pages.js';
import type { Random } from '../support/random.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { askUntil } from '../support/until.js';

const CLIENTS = 8;
const COMMANDS = 30;
const MOST_DAMAGES = 10;
const TIMEOUT_MS = 600_000;
/** No page of a read model is anything else when it is full of this. */
const RUBBISH = 0x5a;

/** What may befall the files of a read model while no ledger runs. */
const WHILE_IT_IS_DOWN: readonly ((file: string, random: Random) => void)[] = [
  (file, random) => overwritePage(file, 1 + random.below(pagesOf(file)), RUBBISH),
  (file) => writeFileSync(file, 'no database at all '.repeat(500)),
  (file) => writeFileSync(file, ''),
  (file, random) => cutShort(file, random),
  (file, random) => void flipBit(file, 0, 16, random),
  (file) => rmSync(file),
  (file) => rmSync(`${file}-wal`, { force: true }),
  (file) => writeFileSync(`${file}-shm`, Buffer.alloc(32_768, RUBBISH)),
];

/** What may befall them while one has them open. */
const WHILE_IT_RUNS: readonly ((file: string) => void)[] = [
  (file) => {
    for (let page = 2; page <= pagesOf(file); page += 1) overwritePage(file, page, RUBBISH);
  },
  (file) => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  },
];

/**
 * Damage that SQLite can notice. A bit that makes another letter of a row is none of that: `ledger verify` finds it, as
 * it finds everything that a rebuild would not have.
 */
describe(`a damaged read model (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();

  test.each(faultRounds(MOST_DAMAGES))(
    `is built again from the log, and nothing is answered wrongly ${ROUND_NAME}`,
    (round) => playRound(directory(), round),
    TIMEOUT_MS,
  );
});

async function playRound(dataDirectory: string, round: FaultRound): Promise<void> {
  const random = lotsOf(round);
  let ledger = await LedgerProcess.start({ dataDirectory });
  const scene = await reportScene(ledger.http);
  const clients = new AmendingClients(scene, 'all', random, CLIENTS);
  for (let damages = round.faults; ; damages -= 1) {
    await amend(ledger, clients);
    random.pick(WHILE_IT_RUNS)(readModelIn(dataDirectory));
    await amend(ledger, clients);
    await askUntil(
      () => ledger.http.get(`/strikes/${scene.strikeId}`),
      ({ status }) => expectAnswerOrBuilding(status) === 200,
    );
    const { code } = await ledger.kill(random.pick(['SIGKILL', 'SIGTERM'] as const));
    expect([0, null]).toContain(code);

    const file = readModelIn(dataDirectory);
    if (file) random.pick(WHILE_IT_IS_DOWN)(file, random);
    if (damages === 1) break;
    ledger = await LedgerProcess.start({ dataDirectory });
  }
  const { http } = await ServedLedger.startIn(dataDirectory);
  await clients.finish(http);
  const verified = () => verifyFolder(dataDirectory);
  await judge(http, { fault: 'damaged read model', round, scene, clients: [clients], verified });
}

async function amend(ledger: LedgerProcess, clients: AmendingClients): Promise<void> {
  const enough = clients.acknowledged.length + COMMANDS;
  await askUntil(
    async () => {
      await clients.send(ledger.http, () => clients.acknowledged.length >= enough);
      return clients.acknowledged.length;
    },
    (acknowledged) => acknowledged >= enough,
  );
}

function expectAnswerOrBuilding(status: number): number {
  expect([200, 503]).toContain(status);
  return status;
}

function readModelIn(dataDirectory: string): string {
  const folder = join(dataDirectory, 'read-model');
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.db'));
  return name === undefined ? '' : join(folder, name);
}
