import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { verifyNode } from '../../src/maintenance/verify-node.js';
import { AmendingClients } from '../support/amending-clients.js';
import { describeWithEventStoreDb, throughProxy } from '../support/eventstoredb.js';
import { faultRounds, type FaultRound, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import type { LedgerHttp } from '../support/http.js';
import { judge } from '../support/judge.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { reportScene } from '../support/scene.js';
import type { TcpProxy } from '../support/tcp-proxy.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { until } from '../support/until.js';
import { headOf } from '../support/whole-ledger.js';

const CLIENTS = 8;
/** After at most so many acknowledgements the next fault comes. */
const MOST_ACKNOWLEDGED = 20;
const MOST_FAULTS = 25;
/** Of a slow server, each way. */
const SLOW_MS = 100;
const TIMEOUT_MS = 1_800_000;

/** What a fault works with. */
interface Way {
  readonly proxy: TcpProxy;
  /** A node with a way of its own. */
  readonly witness: LedgerHttp;
  /** In everything that the clients send to the log. */
  readonly text: string;
  /** So many more are acknowledged. */
  readonly further: (count: number) => Promise<void>;
  /** Somebody was told that it is not known what became of a command. */
  readonly sentAway: () => Promise<void>;
}

const FAULTS: readonly { readonly name: string; readonly happens: (way: Way) => Promise<void> }[] = [
  {
    name: 'connection cut before the commit',
    happens: async ({ proxy, text }) => {
      const { connections } = proxy;
      proxy.cutBefore(text);
      await proxy.hadMoreThan(connections);
    },
  },
  {
    name: 'connection cut after the commit',
    happens: async (way) => {
      await commitUnanswered(way);
      way.proxy.cut();
    },
  },
  {
    name: 'deadline passed, outcome unknown',
    happens: async (way) => {
      await commitUnanswered(way);
      // The node would ask over another connection what became of it.
      way.proxy.freeze();
      await way.sentAway();
      way.proxy.thaw();
    },
  },
  {
    name: 'slow server',
    happens: async ({ proxy, further }) => {
      proxy.slowDown(SLOW_MS);
      await further(CLIENTS);
      proxy.slowDown(0);
    },
  },
];

/** Something gets into the log, and the node that sent it is not told. */
async function commitUnanswered({ proxy, text, witness }: Way): Promise<void> {
  proxy.withholdAnswersTo(text);
  const next = (await headOf(witness)) + 1;
  // The witness waits for it, and says when it did not come in time.
  while ((await witness.get('/events?limit=1', { minSequence: next })).status === 503);
}

describeWithEventStoreDb(`a bad connection to the log (LEDGER_TEST_SEED=${SEED})`, (server) => {
  let proxy: TcpProxy | undefined;
  afterEach(async () => {
    await killRemainingLedgers();
    await proxy?.close();
  });
  const directory = useTemporaryDirectory();

  describe.each(FAULTS)('$name', ({ name, happens }) => {
    test.each(faultRounds(MOST_FAULTS))(
      `each command has its one effect all the same ${ROUND_NAME}`,
      (round) => playRound(round, name, happens),
      TIMEOUT_MS,
    );
  });

  async function playRound(
    round: FaultRound,
    fault: string,
    happens: (way: Way) => Promise<void>,
  ): Promise<void> {
    const random = lotsOf(round);
    const through = await throughProxy(server);
    proxy = through.proxy;
    const dataDirectory = join(directory(), 'node');
    const witness = await startNode(join(directory(), 'witness'), server.url);
    const node = await startNode(dataDirectory, through.url);
    const after = await headOf(witness);
    const scene = await reportScene(witness);
    const clients = new AmendingClients(scene, randomUUID(), random, CLIENTS);
    let isEnough = false;
    const amending = clients.insist(node, () => isEnough);
    const further = (count: number) => {
      const enough = clients.acknowledged.length + count;
      return until(() => clients.acknowledged.length >= enough);
    };
    const sentAway = () => {
      const before = clients.sentAway.length;
      return until(() => clients.sentAway.length > before);
    };
    const way = { proxy: through.proxy, witness, text: scene.strikeId, further, sentAway };
    for (let faults = round.faults; faults > 0; faults -= 1) {
      await further(random.below(MOST_ACKNOWLEDGED));
      await happens(way);
    }
    await further(CLIENTS);
    isEnough = true;
    await amending;
    const verified = () => verifyNode({ eventStoreUrl: server.url, dataDirectory });
    await judge(node, { fault, round, scene, clients: [clients], after, verified });
  }

  async function startNode(dataDirectory: string, eventStoreUrl: string): Promise<LedgerHttp> {
    return (await LedgerProcess.startNode(eventStoreUrl, dataDirectory)).http;
  }
});
