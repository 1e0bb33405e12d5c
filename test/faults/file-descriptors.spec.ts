import { existsSync, readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import { faultRounds, type FaultRound, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import { expectStatus } from '../support/http.js';
import { judge } from '../support/judge.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { askUntil, until } from '../support/until.js';

const CLIENTS = 8;
const COMMANDS = 40;
const MOST_TIMES = 10;
/** A ledger that rests has some forty. */
const DESCRIPTORS = 96;
/** More than there are descriptors left for. */
const IDLE_CONNECTIONS = 200;
const TIMEOUT_MS = 600_000;

const canCount = existsSync('/proc/self/fd');
if (!canCount) process.stderr.write('\nNOT RUN: file descriptors run out: this system has no /proc\n');

(canCount ? describe : describe.skip)(`file descriptors run out (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  const directory = useTemporaryDirectory();

  test.each(faultRounds(MOST_TIMES))(
    `those who are connected are served on, and the others when there are some again ${ROUND_NAME}`,
    (round) => playRound(directory(), round),
    TIMEOUT_MS,
  );
});

async function playRound(dataDirectory: string, round: FaultRound): Promise<void> {
  const under = ['sh', '-c', `ulimit -n ${DESCRIPTORS}; exec "$0" "$@"`];
  const ledger = await LedgerProcess.start({ dataDirectory, under });
  const { http, pid } = ledger;
  const scene = await reportScene(http);
  const clients = new AmendingClients(scene, 'all', lotsOf(round), CLIENTS);
  for (let times = round.faults; times > 0; times -= 1) {
    let isEnough = false;
    const amending = clients.send(http, () => isEnough);
    const idle = Array.from({ length: IDLE_CONNECTIONS }, () => idleConnection(ledger.url));
    await until(() => readdirSync(`/proc/${pid}/fd`).length >= DESCRIPTORS - 1);
    const before = clients.acknowledged.length;
    // Somebody is connected still, or everybody was sent away.
    await until(() => clients.acknowledged.length >= before + COMMANDS || clients.pending === CLIENTS);
    isEnough = true;
    await amending;

    for (const socket of idle) socket.destroy();
    await askUntil(
      () =>
        fetch(`${ledger.url}/health/ready`).then(
          ({ status }) => status,
          () => null,
        ),
      (status) => status === 200,
    );
    await clients.finish(http);
    expectStatus(await http.get(`/strikes/${scene.strikeId}`), 200);
  }
  const verified = () => verifyFolder(dataDirectory);
  await judge(http, { fault: 'no file descriptors', round, scene, clients: [clients], verified });
  expect((await ledger.kill('SIGTERM')).code).toBe(0);
}

/** One that is opened and says nothing; whether it is let in does not matter. */
function idleConnection(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname).on('error', () => undefined);
}
