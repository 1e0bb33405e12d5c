import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describeWithEventStoreDb } from '../support/eventstoredb.js';
import { expectStatus, type LedgerHttp, type Reply } from '../support/http.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { tableScene, type TableVersion, tableVersions } from '../support/published-tables.js';
import { Random, testSeed } from '../support/random.js';
import { useSharedDirectory, useTemporaryDirectory } from '../support/temporary-directory.js';
import { headOf } from '../support/whole-ledger.js';
import { type Placed, Publisher, shown, storyOf, undisturbed } from './vintages/publisher.js';

const ROUNDS = Number(process.env['LEDGER_FAULT_ROUNDS'] ?? 1);
const SEED = testSeed();
/** By version, how the ledger ends while it takes it, time after time. The last one is found late. */
const ENDS: readonly (readonly ('SIGKILL' | 'SIGTERM')[])[] = [
  [],
  ['SIGKILL', 'SIGTERM'],
  ROUNDS > 1 ? ['SIGKILL'] : [],
];
/** A ledger ends after at most so many answers to somebody who keeps asking for the series. */
const MOST_ANSWERS = 12;
/** Of which each version is sent to two nodes at once. */
const TABLES = 2 * ROUNDS;
/** Nobody has sent it before. */
const OTHER = { statedAt: '2024-03-01T12:00:00Z', rows: [{ date: '2023-10-07', killed: 1 }] };

describe(`a vintage that is cut off (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();
  /** How often a ledger ended, and how often that left a vintage open. */
  const met = { ended: 0, open: 0 };

  afterAll(() => {
    // Now and then all of few end before or after.
    if (met.ended > 20) expect(met.open).toBeGreaterThan(met.ended / 10);
  });

  test.each(Array.from({ length: ROUNDS }, (_, round) => (SEED + round) >>> 0))(
    'is completed by the same file, and nothing is doubled (LEDGER_TEST_SEED=%i LEDGER_FAULT_ROUNDS=1)',
    (seed) => playRound(directory(), new Random(seed)),
    120_000,
  );

  async function playRound(dataDirectory: string, random: Random): Promise<void> {
    const scene = tableScene();
    const versions = tableVersions(random, ENDS.length);
    const expected = await undisturbed(scene, versions);
    let ledger = await LedgerProcess.start({ dataDirectory });
    let { http } = ledger;
    let endsLeft = ENDS.flat().length;
    const publisher = new Publisher(scene);
    await publisher.define(http);
    for (const [index, version] of versions.entries()) {
      for (const signal of ENDS[index] ?? []) {
        await endAmid(ledger, publisher, version, signal, random.below(MOST_ANSWERS));
        endsLeft -= 1;
        if (endsLeft > 0) http = (ledger = await LedgerProcess.start({ dataDirectory })).http;
        // Nobody ends the last one.
        else ({ http } = await ServedLedger.startIn(dataDirectory));
        met.ended += 1;
        met.open += Number(await isLeftOpen(http, publisher, index + 1));
      }
      const taken = expectStatus(await publisher.put(http, version), 200, 201);
      expect(shown(taken)).toEqual(expected.answers[index]);
    }
    expect(await storyOf(http)).toEqual(expected.story);
    await stopServedLedgers();
  }
});

/** Sends a version, and the signal some answers later. */
async function endAmid(
  ledger: LedgerProcess,
  publisher: Publisher,
  version: TableVersion,
  signal: 'SIGKILL' | 'SIGTERM',
  answers: number,
): Promise<void> {
  const sent = publisher.put(ledger.http, version).catch(() => null);
  for (let left = answers; left > 0; left -= 1) expectStatus(await publisher.get(ledger.http), 200);
  const { code } = await ledger.kill(signal);
  const reply = await sent;
  // A connection that is cut says as much.
  if (reply) expectStatus(reply, 200, 201, 503);
  if (signal === 'SIGTERM') expect(code).toBe(0);
}

/** Whether the vintage is open; then nothing shows of it, and no other one is taken. */
async function isLeftOpen(ledger: LedgerHttp, publisher: Publisher, vintage: number): Promise<boolean> {
  const { open, latest, vintages } = expectStatus(await publisher.get(ledger), 200).json<{
    open: { vintage: number } | null;
    latest: Placed & { stateSha256: string };
    vintages: number;
  }>();
  if (open === null) {
    expect([vintage - 1, vintage]).toContain(vintages);
    return false;
  }
  expect({ open: open.vintage, vintages }).toEqual({ open: vintage, vintages: vintage - 1 });
  const table = expectStatus(await publisher.get(ledger, '/table'), 200);
  expect(table.headers.get('ledger-state-sha256')).toBe(latest.stateSha256);
  const refused = expectStatus(await publisher.put(ledger, OTHER), 409);
  expect(refused.json()).toMatchObject({ code: 'vintage-open', openVintage: vintage });
  return true;
}

/** The log may hold the events of other ledgers before: nothing here counts on an empty one. */
describeWithEventStoreDb(`vintages at two nodes of one log (LEDGER_TEST_SEED=${SEED})`, (server) => {
  // First, so that nobody writes in the directory any more when it goes.
  afterAll(killRemainingLedgers);
  const directory = useSharedDirectory();
  const random = new Random(SEED);
  let one: LedgerHttp;
  let other: LedgerHttp;

  const startNode = (name: string) => LedgerProcess.startNode(server.url, join(directory(), name));

  beforeAll(async () => {
    const nodes = await Promise.all([startNode('one'), startNode('other')]);
    [one, other] = [nodes[0].http, nodes[1].http];
  }, 60_000);

  /** A series that both nodes know, with versions of its table and what comes of them. */
  async function newTable(count: number) {
    const scene = tableScene(`daily_${randomUUID().slice(0, 8)}`);
    const versions = tableVersions(random, count);
    const publisher = new Publisher(scene);
    const before = await headOf(one);
    await publisher.define(one);
    await other.get('/sources?limit=1', { minSequence: await headOf(one) });
    const story = async () => {
      const minSequence = Math.max(await headOf(one), await headOf(other));
      expectStatus(await other.get('/sources?limit=1', { minSequence }), 200);
      return storyOf(other, before);
    };
    return { scene, versions, publisher, story };
  }

  test('the same file at both at once has one effect and one answer', async () => {
    // The first version of each defines measures.
    for (let tables = TABLES; tables > 0; tables -= 1) {
      const { scene, versions, publisher, story } = await newTable(2);
      const expected = await undisturbed(scene, versions);
      for (const [index, version] of versions.entries()) {
        const replies = await Promise.all([publisher.put(one, version), publisher.put(other, version)]);
        for (const reply of replies) {
          expect(shown(expectStatus(reply, 200, 201))).toEqual(expected.answers[index]);
        }
      }
      expect(await story()).toEqual(expected.story);
    }
  }, 120_000);

  test('what a node that is killed leaves open, the other completes', async () => {
    const { scene, versions, publisher, story } = await newTable(2);
    const expected = await undisturbed(scene, versions);
    for (const [index, version] of versions.entries()) {
      const killed = await startNode('killed');
      await endAmid(killed, publisher, version, 'SIGKILL', 1 + random.below(MOST_ANSWERS));
      const taken = expectStatus(await publisher.put(other, version), 200, 201);
      expect(shown(taken)).toEqual(expected.answers[index]);
    }
    expect(await story()).toEqual(expected.story);
  }, 120_000);

  test('two files at both at once are taken one after the other, or one is refused', async () => {
    const { scene, versions, publisher, story } = await newTable(4);
    const taken: { version: TableVersion; placed: Placed }[] = [];
    for (const pair of [versions.slice(0, 2), versions.slice(2)]) {
      const nodes = [one, other];
      const replies = await Promise.all(
        pair.map((version, index) => publisher.put(nodes[index] ?? one, version)),
      );
      expect(replies.map(({ status }) => status)).toContain(201);
      for (const [index, version] of pair.entries()) {
        const reply = expectTakenOrRefused(replies[index]);
        const settled = reply.status === 201 ? reply : await publisher.put(other, version);
        taken.push({ version, placed: expectStatus(settled, 201).json<Placed>() });
      }
    }
    taken.sort((a, b) => a.placed.vintage - b.placed.vintage);
    for (const [index, { placed }] of taken.entries()) {
      expect(placed.vintage).toBe(index + 1);
      expect(placed.from).toBeGreaterThan(taken[index - 1]?.placed.to ?? 0);
    }
    const inOrder = taken.map(({ version }) => version);
    expect(await story()).toEqual((await undisturbed(scene, inOrder)).story);
  }, 60_000);
});

function expectTakenOrRefused(reply: Reply | undefined): Reply {
  if (!reply) throw new Error('there is no reply');
  if (reply.status === 409) expect(reply.json()).toMatchObject({ code: 'vintage-open' });
  return expectStatus(reply, 201, 409);
}
