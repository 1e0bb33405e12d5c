import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AmendingClients } from '../support/amending-clients.js';
import { amendmentBody } from '../support/bodies.js';
import { expectOneEffectEach, expectSameAnswers } from '../support/effects.js';
import { describeWithEventStoreDb, throughProxy } from '../support/eventstoredb.js';
import { expectStatus, type LedgerHttp } from '../support/http.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { Random, testSeed } from '../support/random.js';
import { reportScene } from '../support/scene.js';
import type { TcpProxy } from '../support/tcp-proxy.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { askUntil } from '../support/until.js';
import { answersAbout, feed, headOf } from '../support/whole-ledger.js';

const SEED = testSeed();
const CLIENTS = 8;
const COMMANDS = 100;
/** After at most so many acknowledgements the connections to the log are cut, again and again. */
const MOST_BETWEEN_CUTS = 40;

/** Nodes whose way to the log can be cut; a witness has a way of its own. */
describeWithEventStoreDb(`a log that goes away (LEDGER_TEST_SEED=${SEED})`, (server) => {
  let proxy: TcpProxy;
  let witness: LedgerHttp;
  let node: LedgerHttp;

  afterEach(async () => {
    await killRemainingLedgers();
    await proxy.close();
  });
  const directory = useTemporaryDirectory();

  beforeEach(async () => {
    const way = await throughProxy(server);
    proxy = way.proxy;
    [witness, node] = await Promise.all([startNode('witness', server.url), startNode('node', way.url)]);
  });

  async function startNode(name: string, eventStoreUrl: string): Promise<LedgerHttp> {
    return (await LedgerProcess.startNode(eventStoreUrl, join(directory(), name))).http;
  }

  test('connections are cut amid amendments: each command has its one effect all the same', async () => {
    const random = new Random(SEED);
    const scene = await reportScene(witness);
    const before = await headOf(witness);
    const clients = new AmendingClients(scene, randomUUID(), random, CLIENTS);
    let nextCut = random.below(MOST_BETWEEN_CUTS);
    let cutting = false;
    const isEnough = () => !cutting && clients.acknowledged.length >= COMMANDS;
    const cutNowAndThen = (total: number) => {
      if (cutting || total < nextCut || total >= COMMANDS) return;
      nextCut = total + 1 + random.below(MOST_BETWEEN_CUTS);
      cutting = true;
      const cut = random.below(2) === 0 ? cutUnanswered(scene.strikeId) : Promise.resolve(proxy.cut());
      void cut.finally(() => (cutting = false));
    };
    // Who was answered 503 comes again.
    while (!isEnough() || clients.pending > 0) await clients.send(node, isEnough, cutNowAndThen);

    const head = Math.max(await headOf(witness), await headOf(node));
    expectOneEffectEach(await feed(witness, before, head), clients.acknowledged);
    await expectSameAnswers(witness, clients.acknowledged);
    expect(await answersAbout(node, scene, head)).toEqual(await answersAbout(witness, scene, head));
  }, 180_000);

  /** Something gets into the log, and the node that sent it is not told. @param text of what the clients send */
  async function cutUnanswered(text: string): Promise<void> {
    proxy.withholdAnswersTo(text);
    const next = (await headOf(witness)) + 1;
    // The witness waits for it, and says when it did not come in time.
    while ((await witness.get('/events?limit=1', { minSequence: next })).status === 503);
    proxy.cut();
  }

  test('while the log is out of reach commands are refused and reads go on; the key repeated has one effect', async () => {
    const scene = await reportScene(witness);
    const count = `/casualty-counts/${scene.countIds[0]}`;
    const minSequence = await headOf(witness);
    expectStatus(await node.get(count, { minSequence }), 200);
    const amend = (key: string) =>
      node.post(`${count}/amendments`, amendmentBody(scene.sourceId, { note: key }), { key, ifMatch: 0 });

    proxy.refuse();
    proxy.cut();
    const key = randomUUID();
    const refused = expectStatus(await amend(key), 503);
    expect(refused.json()).toMatchObject({ code: 'unavailable' });
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(expectStatus(await node.get(count), 200).json()).toMatchObject({ revision: 0 });

    proxy.accept();
    // It takes commands again when it has noticed that the log is back: clients send theirs until then.
    const taken = await askUntil(
      () => amend(key),
      ({ status }) => status !== 503,
    );
    expect(expectStatus(taken, 200, 201).json()).toMatchObject({ revision: 1 });
    expect(expectStatus(await amend(key), 200).json()).toMatchObject({ revision: 1 });
    const head = await headOf(node);
    const effects = (await feed(witness, minSequence, head)).filter(({ data }) => data.note === key);
    expect(effects.length).toBe(1);
  });
});
