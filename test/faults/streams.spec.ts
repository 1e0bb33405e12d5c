import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AmendingClients } from '../support/amending-clients.js';
import { describeWithEventStoreDb } from '../support/eventstoredb.js';
import { FollowingClient, matching } from '../support/following-clients.js';
import type { LedgerHttp } from '../support/http.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { Random, testSeed } from '../support/random.js';
import { reportScene, type Scene } from '../support/scene.js';
import { useSharedDirectory, useTemporaryDirectory } from '../support/temporary-directory.js';
import { headOf } from '../support/whole-ledger.js';

const SEED = testSeed();
const WRITERS = 8;
const FOLLOWERS = 50;
/** Acknowledged before it is enough. */
const COMMANDS = Number(process.env['LEDGER_STREAM_COMMANDS'] ?? 120);
/** Before a writer that goes unanswered tries again, in milliseconds. */
const KNOCK_MS = 20;
const TIMEOUT_MS = 120_000 + COMMANDS * 100;
/** So that those who are sent little see how far it is, and half-open connections end. */
const HEARTBEAT_MS = 200;
const HEARTBEAT = { LEDGER_HEARTBEAT_MS: String(HEARTBEAT_MS) };
const HEARTBEAT_HERE = { heartbeatMs: HEARTBEAT_MS };

const filtersOf = ({ countIds, sourceId }: Scene) => [
  '',
  'family=casualty',
  'measure=killed',
  `subject=${countIds[0]}`,
  `source=${sourceId}`,
  'minRelative=0.5',
  'type=conflict-ledger.casualty-claim-recorded.v1,conflict-ledger.strike-reported.v1',
  'country=UA',
  'family=munitions',
];

/** Clients that follow while others write, from wherever `anyLedger` leads them at that moment. */
async function followWhile(
  scene: Scene,
  anyLedger: () => LedgerHttp,
  random: Random,
  write: () => Promise<LedgerHttp>,
): Promise<void> {
  const filters = filtersOf(scene);
  const after = (await headOf(anyLedger())) - scene.events;
  const clients = Array.from({ length: FOLLOWERS }, (_, index) => {
    const from = random.below(3) === 0 ? after + random.below(scene.events) : after;
    return new FollowingClient(
      anyLedger,
      filters[index % filters.length] ?? '',
      from,
      new Random(random.below(2 ** 32)),
    );
  });
  let target: number | null = null;
  const following = Promise.all(clients.map((client) => client.follow(() => target)));
  const ledger = await write();
  target = await headOf(ledger);
  await following;
  const expected = new Map<string, number[]>();
  for (const query of filters) expected.set(query, await matching(ledger, query, after, target));
  for (const { ids, query, after: from } of clients) {
    const upTo = target;
    // Others may write to a log that is shared, after the target too.
    const seen = ids.filter((id) => id <= upTo);
    expect(seen).toEqual(expected.get(query)?.filter((id) => id > from));
  }
  expect(clients.reduce((sum, { drops }) => sum + drops, 0)).toBeGreaterThan(FOLLOWERS);
  expect(expected.get('')?.length).toBeGreaterThanOrEqual(COMMANDS);
}

/** Amends until that is enough, whatever happens to the ledger meanwhile. */
async function amend(clients: AmendingClients, ledger: () => LedgerHttp, enough: number): Promise<void> {
  const isEnough = () => clients.acknowledged.length >= enough;
  while (!isEnough() || clients.pending > 0) {
    await clients.send(ledger(), isEnough);
    if (clients.pending > 0) await pause(KNOCK_MS);
  }
}

describe(`${FOLLOWERS} streams that drop off while ${WRITERS} write (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();
  const start = () => LedgerProcess.start({ dataDirectory: directory(), env: HEARTBEAT });

  test(
    'each has every event that it follows once, in order',
    async () => {
      const { http } = await ServedLedger.start(HEARTBEAT_HERE);
      const random = new Random(SEED);
      const scene = await reportScene(http);
      const writers = new AmendingClients(scene, 'all', random, WRITERS);
      await followWhile(
        scene,
        () => http,
        random,
        async () => {
          await amend(writers, () => http, COMMANDS);
          return http;
        },
      );
    },
    TIMEOUT_MS,
  );

  test(
    'also when the ledger is killed under them, twice',
    async () => {
      let ledger = await start();
      const random = new Random(SEED);
      const scene = await reportScene(ledger.http);
      const writers = new AmendingClients(scene, 'all', random, WRITERS);
      let last: ServedLedger | null = null;
      const current = () => (last ?? ledger).http;
      const killAt = async (acknowledged: number) => {
        while (writers.acknowledged.length < acknowledged) await pause(1);
        await ledger.kill('SIGKILL');
      };
      await followWhile(scene, current, random, async () => {
        const writing = amend(writers, current, COMMANDS);
        await killAt(COMMANDS / 3);
        ledger = await start();
        await killAt((COMMANDS / 3) * 2);
        last = await ServedLedger.startIn(directory(), HEARTBEAT_HERE);
        await writing;
        return last.http;
      });
    },
    TIMEOUT_MS,
  );
});

/** Of a cluster, a node may be killed by hand meanwhile: `LEDGER_STREAM_COMMANDS` makes it long enough. */
describeWithEventStoreDb(
  `${FOLLOWERS} streams from two nodes of one log (LEDGER_TEST_SEED=${SEED})`,
  (server) => {
    afterAll(killRemainingLedgers);
    const directory = useSharedDirectory();
    const start = (name: string) => LedgerProcess.startNode(server.url, join(directory(), name), HEARTBEAT);

    test(
      'each has every event that it follows once, in order, wherever it goes on, and when a node is killed',
      async () => {
        const random = new Random(SEED);
        const nodes = await Promise.all([start('one'), start('other')]);
        const scene = await reportScene(nodes[0].http);
        const writers = new AmendingClients(scene, 'all', random, WRITERS);
        const whereabouts = new Random(random.below(2 ** 32));
        const anyNode = () => whereabouts.pick(nodes).http;
        await followWhile(scene, anyNode, random, async () => {
          const writing = amend(writers, anyNode, COMMANDS);
          while (writers.acknowledged.length < COMMANDS / 2) await pause(1);
          await nodes[1].kill('SIGKILL');
          nodes[1] = await start('other');
          await writing;
          return nodes[0].http;
        });
      },
      TIMEOUT_MS,
    );
  },
);
