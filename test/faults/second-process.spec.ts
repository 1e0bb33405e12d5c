import { join } from 'node:path';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import { faultRounds, type FaultRound, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import { judge } from '../support/judge.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

const CLIENTS = 8;
const MOST_SECONDS = 10;
const TIMEOUT_MS = 600_000;

describe(`a second process in the folder of a ledger (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();

  test.each(faultRounds(MOST_SECONDS))(
    `says why it does not start, and the first one goes on ${ROUND_NAME}`,
    (round) => playRound(join(directory(), 'data'), round),
    TIMEOUT_MS,
  );
});

async function playRound(dataDirectory: string, round: FaultRound): Promise<void> {
  const ledger = await ServedLedger.startIn(dataDirectory);
  const scene = await reportScene(ledger.http);
  const clients = new AmendingClients(scene, 'all', lotsOf(round), CLIENTS);
  let isEnough = false;
  const amending = clients.send(ledger.http, () => isEnough);
  for (let seconds = round.faults; seconds > 0; seconds -= 1) {
    const second = LedgerProcess.start({ dataDirectory });
    await expect(second).rejects.toThrow(
      `the log in ${dataDirectory} is open already, in another process or in this one; stop that one first`,
    );
  }
  const before = clients.acknowledged.length;
  isEnough = true;
  await amending;
  expect(clients.acknowledged.length).toBeGreaterThan(before);
  expect(clients.sentAway).toEqual([]);

  const verified = () => verifyFolder(dataDirectory);
  await judge(ledger.http, { fault: 'second process', round, scene, clients: [clients], verified });
}
