import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { verifyNode } from '../../src/maintenance/verify-node.js';
import { AmendingClients } from '../support/amending-clients.js';
import { commandsForNodes, leaderOf, partsOf, untilSettled } from '../support/eventstoredb-nodes.js';
import { describeWithEventStoreDb } from '../support/eventstoredb.js';
import { faultRounds, type FaultRound, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import { judge } from '../support/judge.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { until } from '../support/until.js';
import { answersAbout, headOf } from '../support/whole-ledger.js';

const CLIENTS = 4;
/** So much is acknowledged before a leader goes, at most, and after it has gone, before it comes back. */
const MOST_ACKNOWLEDGED = 40;
const MOST_KILLS = 25;
const TIMEOUT_MS = 1_800_000;

const commands = commandsForNodes();
if (!commands) {
  process.stderr.write(
    '\nNOT RUN: leaders of EventStoreDB that are killed: set EVENTSTORE_URL to a cluster for tests alone, and ' +
      "LEDGER_TEST_KILL_NODE and LEDGER_TEST_START_NODE to commands that kill and start the node in $NODE ('host:port')\n",
  );
}

/**
 * A server that has to cut back what nobody else took ends by itself when it comes back: the command that starts it
 * starts it again then. Of a cluster of one, the leader is the server: what is sent meanwhile waits until it is there again.
 */
const describeLeader = commands
  ? describeWithEventStoreDb
  : (name: string, tests: (server: { url: string }) => void) => describe.skip(name, () => tests({ url: '' }));

describeLeader(`a leader of EventStoreDB that is killed (LEDGER_TEST_SEED=${SEED})`, (server) => {
  afterEach(killRemainingLedgers);
  const directory = useTemporaryDirectory();

  test.each(faultRounds(MOST_KILLS))(
    `through two nodes nothing acknowledged is lost, nothing repeated is doubled ${ROUND_NAME}`,
    (round) => playRound(server.url, directory(), round),
    TIMEOUT_MS,
  );
});

async function playRound(eventStoreUrl: string, directory: string, round: FaultRound): Promise<void> {
  if (!commands) throw new Error('there are no commands');
  const random = lotsOf(round);
  const servers = partsOf(eventStoreUrl).nodes;
  await untilSettled(servers);
  const start = (name: string) => LedgerProcess.startNode(eventStoreUrl, join(directory, name));
  const one = (await start('one')).http;
  const other = (await start('other')).http;
  const after = await headOf(one);
  const scene = await reportScene(one);
  const clients = [one, other].map(() => new AmendingClients(scene, randomUUID(), random, CLIENTS));
  const acknowledged = () => clients.reduce((sum, some) => sum + some.acknowledged.length, 0);

  let isEnough = false;
  const amending = Promise.all(
    clients.map((some, index) => some.insist(index === 0 ? one : other, () => isEnough)),
  );
  const further = (count: number) => {
    const enough = acknowledged() + count;
    return until(() => acknowledged() >= enough);
  };
  for (let kills = round.faults; kills > 0; kills -= 1) {
    await further(random.below(MOST_ACKNOWLEDGED));
    const leader = await leaderOf(servers);
    await commands.kill(leader);
    if (servers.length > 1) await further(random.below(MOST_ACKNOWLEDGED));
    await commands.start(leader);
    await untilSettled(servers);
  }
  isEnough = true;
  await amending;

  const head = Math.max(await headOf(one), await headOf(other));
  const minSequence = head;
  await one.get('/sources?limit=1', { minSequence });
  await other.get('/sources?limit=1', { minSequence });
  expect(await answersAbout(other, scene, head)).toEqual(await answersAbout(one, scene, head));
  const verified = () => verifyNode({ eventStoreUrl, dataDirectory: join(directory, 'one') });
  await judge(one, { fault: 'leader killed', round, scene, clients, after, verified });
}
