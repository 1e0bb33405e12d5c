import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AmendingClients } from '../support/amending-clients.js';
import { amendmentBody, claimBody, countBody, sourceBody, strikeBody } from '../support/bodies.js';
import { expectDenseSequences, expectOneEffectEach, expectSameAnswers } from '../support/effects.js';
import { describeWithEventStoreDb } from '../support/eventstoredb.js';
import { expectStatus, type LedgerHttp, type Reply } from '../support/http.js';
import { askUntil } from '../support/until.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { Random, testSeed } from '../support/random.js';
import { reportScene, type Scene } from '../support/scene.js';
import { useSharedDirectory } from '../support/temporary-directory.js';
import { answersAbout, feed, feedPages, headOf } from '../support/whole-ledger.js';

/** How often what happens at two nodes at once is tried. */
const TRIES = 10;
const SEED = testSeed();

/**
 * The log may hold the events of other ledgers before: nothing here counts on an empty one. What no ledger wrote it
 * must not hold: a node stops there.
 */
describeWithEventStoreDb(`two nodes of one log (LEDGER_TEST_SEED=${SEED})`, (server) => {
  // First, so that nobody writes in the directory any more when it goes.
  afterAll(killRemainingLedgers);
  const directory = useSharedDirectory();
  let one: LedgerHttp;
  let other: LedgerHttp;
  let scene: Scene;

  const startNode = (name: string) => LedgerProcess.startNode(server.url, join(directory(), name));

  beforeAll(async () => {
    const nodes = await Promise.all([startNode('one'), startNode('other')]);
    [one, other] = [nodes[0].http, nodes[1].http];
    scene = await reportScene(one);
  });

  test('what one node has written is read on the other', async () => {
    const body = sourceBody();
    const { id, sequence } = await one.record('/sources', body);
    const read = await other.get(`/sources/${id}`, { minSequence: sequence });
    expect(expectStatus(read, 200).json()).toMatchObject({ id, ...body });
  });

  test('one key at both nodes at once has one effect and one answer', async () => {
    for (let left = TRIES; left > 0; left -= 1) {
      const claim = claimBody(scene.sourceId, best(500 + left));
      const [id] = scene.countIds;
      expectOnceAndReplayed(
        await atBoth((node, key) => node.post(`/casualty-counts/${id}/claims`, claim, { key })),
      );
    }
  });

  test('one key at both nodes at once makes one strike, and one amendment', async () => {
    for (let left = TRIES; left > 0; left -= 1) {
      const strike = strikeBody(scene.sourceId);
      expectOnceAndReplayed(await atBoth((node, key) => node.post('/strikes', strike, { key })));

      const { path, ifMatch } = await anyCount();
      const amendment = amendmentBody(scene.sourceId, best(100 + left));
      expectOnceAndReplayed(
        await atBoth((node, key) => node.post(`${path}/amendments`, amendment, { key, ifMatch })),
      );
    }
  });

  test('one key with two bodies at both nodes at once: one is taken, the other told so', async () => {
    const { path } = await anyCount();
    for (let left = TRIES; left > 0; left -= 1) {
      const replies = await atBoth((node, key) => {
        const body = claimBody(scene.sourceId, { ...best(200 + left), note: node === one ? 'one' : 'other' });
        return node.post(`${path}/claims`, body, { key });
      });
      const [taken, refused] = inOrder(replies, 201, 422);
      expect(refused.json()).toMatchObject({ code: 'key-reused', errors: [{ pointer: '/note' }] });
      const { sequence } = taken.json<{ sequence: number }>();
      const node = taken === replies[0] ? 'one' : 'other';
      const event = expectStatus(await one.get(`/events/${sequence}`, { minSequence: sequence }), 200);
      expect(event.json()).toMatchObject({ data: { note: node } });
    }
  });

  test('a key works on every node from when it is issued until it is revoked', async () => {
    const request = { actor: `analyst-${randomUUID().slice(0, 8)}`, role: 'analyst' };
    const { id, secret } = await one.record<{ id: string; secret: string }>('/keys', request);
    const report = () => other.as(secret).post('/sources', sourceBody());
    expectStatus(await report(), 201);

    expectStatus(await one.delete(`/keys/${id}`), 204);
    await askUntil(report, ({ status }) => status === 401);
    expectStatus(await one.as(secret).get('/sources?limit=1'), 401);
  });

  test('a quantity reported at both nodes at once is one count', async () => {
    for (let left = TRIES; left > 0; left -= 1) {
      const group = `group_${randomUUID().slice(0, 8)}`;
      const body = countBody(scene.sourceId, scene.strikeId, { measure: 'killed', group });
      const [reported, refused] = inOrder(
        await Promise.all([one.post('/casualty-counts', body), other.post('/casualty-counts', body)]),
        201,
        409,
      );
      const { id } = reported.json<{ id: string }>();
      expect(refused.json()).toMatchObject({ code: 'count-exists', existingId: id });
    }
  });

  test('of two amendments of one revision at both nodes at once, one is stale', async () => {
    for (let left = TRIES; left > 0; left -= 1) {
      const { path, ifMatch } = await anyCount();
      const amend = (node: LedgerHttp, killed: number) =>
        node.post(`${path}/amendments`, amendmentBody(scene.sourceId, best(killed)), { ifMatch });
      const [taken, stale] = inOrder(
        await Promise.all([amend(one, 300 + left), amend(other, 400 + left)]),
        201,
        412,
      );
      expect(taken.json()).toMatchObject({ revision: ifMatch + 1 });
      expect(stale.json()).toMatchObject({ code: 'stale-revision', currentRevision: ifMatch + 1 });
    }
  });

  test('a node is killed amid amendments, its clients go on at the other, and all nodes answer alike', async () => {
    const before = await headOf(one);
    const killed = await startNode('killed');
    const random = new Random(SEED);
    const staying = new AmendingClients(scene, randomUUID(), random, 4);
    const moving = new AmendingClients(scene, randomUUID(), random, 4);
    const when = 1 + random.below(40);
    await Promise.all([
      staying.send(one, () => killed.isGone),
      moving.send(
        killed.http,
        () => false,
        (total) => {
          if (total === when) void killed.kill('SIGKILL');
        },
      ),
    ]);
    expect(moving.pending).toBe(4);
    await moving.finish(other);

    const acknowledged = [...staying.acknowledged, ...moving.acknowledged];
    const head = Math.max(await headOf(one), await headOf(other));
    const events = await feed(one, before, head);
    expectDenseSequences(events, before);
    expectOneEffectEach(events, acknowledged);
    await expectSameAnswers(other, acknowledged);

    const expected = await answersAsOf(one, head);
    expect(await answersAsOf(other, head)).toEqual(expected);
    expect(await answersAsOf((await startNode('killed')).http, head)).toEqual(expected);
    expect(await answersAsOf((await startNode('fresh')).http, head)).toEqual(expected);
  });

  function atBoth(send: (node: LedgerHttp, key: string) => Promise<Reply>): Promise<[Reply, Reply]> {
    const key = randomUUID();
    return Promise.all([send(one, key), send(other, key)]);
  }

  /** A count of the scene with its head, as both nodes know it. */
  async function anyCount(): Promise<{ path: string; ifMatch: number }> {
    const path = `/casualty-counts/${scene.countIds[0]}`;
    const minSequence = Math.max(await headOf(one), await headOf(other));
    const { revision } = expectStatus(await one.get(path, { minSequence }), 200).json<{ revision: number }>();
    return { path, ifMatch: revision };
  }

  async function answersAsOf(node: LedgerHttp, sequence: number): Promise<object> {
    return {
      answers: await answersAbout(node, scene, sequence),
      feed: await feedPages(node, 0, sequence),
    };
  }
});

/** The replies in the order of these statuses, each of which one of them has to have. */
function inOrder(replies: readonly Reply[], ...statuses: readonly [number, number]): [Reply, Reply] {
  expect(replies.map(({ status }) => status).sort()).toEqual([...statuses].sort());
  return statuses.map((wanted) => replies.find(({ status }) => status === wanted)) as [Reply, Reply];
}

function expectOnceAndReplayed(replies: readonly Reply[]): void {
  const [first, again] = inOrder(replies, 201, 200);
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.text).toBe(first.text);
}

const best = (figure: number) => ({ figure: { best: figure } });
