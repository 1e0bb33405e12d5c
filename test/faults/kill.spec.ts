import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import { type FaultRound, faultRounds, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import { judge } from '../support/judge.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

const CLIENTS = 12;
/** A ledger is killed at most so many acknowledgements after its start; that can be none at all. */
const MOST_ACKNOWLEDGED = 80;
/** What a start costs is shared: the read models are built anew once for so many kills. */
const MOST_KILLS = 25;
/** So that a log that was opened after a crash crashes again. */
const FEWEST_KILLS = 2;
const TIMEOUT_MS = 600_000;

/**
 * The process is killed, not the machine: what the system has taken from it survives. What a power cut leaves is for
 * `power-cut.spec.ts`.
 */
describe(`kill -9 amid concurrent amendments (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();

  test.each(faultRounds(MOST_KILLS))(
    `nothing acknowledged is lost, nothing repeated is doubled ${ROUND_NAME}`,
    (round) => playRound(directory(), round),
    TIMEOUT_MS,
  );
});

async function playRound(dataDirectory: string, { seed, faults }: FaultRound): Promise<void> {
  const round = { seed, faults: Math.max(faults, FEWEST_KILLS) };
  const random = lotsOf(round);
  let ledger = await LedgerProcess.start({ dataDirectory });
  const scene = await reportScene(ledger.http);
  const clients = new AmendingClients(scene, 'all', random, CLIENTS);
  for (let kills = round.faults; ; kills -= 1) {
    await amendUntilKilled(ledger, clients, clients.acknowledged.length + random.below(MOST_ACKNOWLEDGED));
    if (kills === 1) break;
    ledger = await LedgerProcess.start({ dataDirectory });
  }
  const last = await ServedLedger.startIn(dataDirectory);
  await clients.finish(last.http);
  await judge(last.http, {
    fault: 'kill -9',
    round,
    scene,
    clients: [clients],
    verified: () => verifyFolder(dataDirectory),
  });
  await last.stop();
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
