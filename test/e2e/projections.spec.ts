import type { AddressInfo } from 'node:net';
import { EVENT_STORE, type EventStore, LogUnavailableError } from '../../src/event-store/port/index.js';
import { type GenerationStatus, Rebuilds } from '../../src/projection-runtime/rebuilds.js';
import { AmendingClients } from '../support/amending-clients.js';
import { expectDenseRevisions, expectDenseSequences, expectOneEffectEach } from '../support/effects.js';
import { LedgerHttp } from '../support/http.js';
import { ADMIN_KEY } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';
import { Random, testSeed } from '../support/random.js';
import { beginRebuild, generationsOf, registerSources, untilServing } from '../support/rebuilding.js';
import { reportScene, type Scene } from '../support/scene.js';
import { answersAbout, feed, feedPages, headOf } from '../support/whole-ledger.js';

const SEED = testSeed();
const SOURCES = 1_500;

let ledger: LedgerApp;
let http: LedgerHttp;

beforeEach(async () => {
  ledger = await LedgerApp.start({ log: 'embedded' });
  await ledger.app.listen(0, '127.0.0.1');
  const { port } = ledger.app.getHttpServer().address() as AddressInfo;
  http = new LedgerHttp(`http://127.0.0.1:${port}`, ADMIN_KEY);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await ledger.stop();
});

describe(`a rebuild while everybody reads and amends (LEDGER_TEST_SEED=${SEED})`, () => {
  test('leaves no gap, no error and no answer that is another', async () => {
    const random = new Random(SEED);
    const scene = await reportScene(http);
    const clients = new AmendingClients(scene, 'all', random, 6);
    await clients.send(http, () => clients.acknowledged.length >= 100);
    await registerSources(http, SOURCES);
    const point = await headOf(http);
    const before = await answersAbout(http, scene, point);
    const pages = await feedPages(http, 0, point);
    const amended = clients.acknowledged.length;

    const number = await beginRebuild(http);
    let isOver = false;
    const over = () => isOver;
    const [amending, ...reading] = [
      clients.send(http, over),
      readPinned(before, random, over),
      readPresent(scene, over),
    ];
    const states = await watch(number);
    isOver = true;
    await amending;
    const reads = await Promise.all(reading);

    expect(clients.acknowledged.length).toBeGreaterThan(amended);
    expect(Math.min(...reads)).toBeGreaterThan(3);
    expect(states.filter(({ state }) => state === 'building').length).toBeGreaterThan(1);
    expect(await answersAbout(http, scene, point)).toEqual(before);
    expect(await feedPages(http, 0, point)).toEqual(pages);
    const all = await feed(http, 0, await headOf(http));
    expect(all).toHaveLength(clients.events + SOURCES);
    expectDenseSequences(all, 0);
    expectDenseRevisions(all);
    expectOneEffectEach(all, clients.acknowledged);
    // What came during the rebuild is answered as another rebuild, with nothing beside it, answers it.
    const last = await headOf(http);
    const lived = await answersAbout(http, scene, last);
    await untilServing(http, await beginRebuild(http));
    expect(await answersAbout(http, scene, last)).toEqual(lived);
  });

  /** Until the generation serves; answers all that was said of it. */
  async function watch(number: number): Promise<GenerationStatus[]> {
    const states: GenerationStatus[] = [];
    for (;;) {
      const generations = await generationsOf(http);
      expect(generations.filter(({ state }) => state === 'serving')).toHaveLength(1);
      const generation = generations.find((one) => one.number === number);
      if (!generation || generation.state === 'failed') throw new Error(JSON.stringify(generations));
      states.push(generation);
      if (generation.state === 'serving') return states;
    }
  }

  async function readPinned(
    expected: Readonly<Record<string, string>>,
    random: Random,
    isOver: () => boolean,
  ): Promise<number> {
    let reads = 0;
    for (; !isOver(); reads++) {
      const path = random.pick(Object.keys(expected));
      const { status, text } = await http.get(path);
      expect([path, status < 500, text]).toEqual([path, true, expected[path]]);
    }
    return reads;
  }

  /** What is read now never goes back behind what was read before. */
  async function readPresent({ countIds }: Scene, isOver: () => boolean): Promise<number> {
    let [reads, revision, sequence] = [0, 0, 0];
    for (; !isOver(); reads++) {
      const reply = await http.get(`/casualty-counts/${countIds[0]}`);
      expect(reply.status).toBe(200);
      const seen = reply.json<{ revision: number; asOf: { sequence: number } }>();
      expect(seen.revision).toBeGreaterThanOrEqual(revision);
      expect(seen.asOf.sequence).toBeGreaterThanOrEqual(sequence);
      [revision, sequence] = [seen.revision, seen.asOf.sequence];
    }
    return reads;
  }
});

describe('the projections of a node', () => {
  /** Rebuilds that are begun make no progress. */
  function holdRebuilds(): void {
    const log = ledger.app.get<EventStore>(EVENT_STORE);
    const readAll = log.readAll.bind(log);
    jest
      .spyOn(log, 'readAll')
      .mockImplementation((options) =>
        options.limit === 100 ? new Promise(() => undefined) : readAll(options),
      );
  }

  test('are shown to those who look after it alone', async () => {
    await registerSources(http, 3);
    const { status, body, headers } = await ledger.admin.get('/v1/projections');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body.items).toContainEqual({ name: 'counts', version: expect.any(Number) });
    expect(body.generations).toEqual([
      {
        number: 1,
        state: 'serving',
        sequence: 3,
        lag: 0,
        percent: 100,
        startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        reason: null,
        projection: null,
        event: null,
      },
    ]);
    const reviewer = await ledger.someone('reviewer');
    for (const answer of [
      await reviewer.get('/v1/projections'),
      await reviewer.post('/v1/projections/rebuilds', {}),
      await reviewer.delete('/v1/projections/rebuilds/2'),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    }
    expect((await ledger.as(null).get('/v1/projections')).status).toBe(401);
  });

  test('are built again once for a key, and who asked is in the log', async () => {
    const ask = (note: string) => ledger.admin.post('/v1/projections/rebuilds', { note }, { key: 'k' });
    const first = await ask('Damage suspected');
    expect([first.status, first.body, first.headers['cache-control']]).toEqual([
      202,
      { number: 2 },
      'no-store',
    ]);
    await untilServing(http, 2);
    const again = await ask('Damage suspected');
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
      200,
      { number: 2 },
      'true',
    ]);
    const other = await ask('Another reason');
    expect([other.status, other.body.code, other.body.errors[0].pointer]).toEqual([
      422,
      'key-reused',
      '/note',
    ]);
    const { generations } = (await ledger.admin.get('/v1/projections')).body;
    expect(generations).toMatchObject([{ number: 2, state: 'serving' }]);
    expect(await operatorsActs()).toEqual([
      {
        type: 'conflict-ledger.projection-rebuild-requested.v1',
        actor: 'admin',
        data: expect.objectContaining({ number: 2, note: 'Damage suspected' }),
      },
    ]);
    // No event of the ledger: nothing was numbered.
    expect((await ledger.admin.get('/v1/events')).body.upTo).toBe(0);
  });

  test('are built one rebuild at a time, which may be cancelled', async () => {
    holdRebuilds();
    const ask = () => ledger.admin.send('POST', '/v1/projections/rebuilds', {});
    const both = await Promise.all([ask(), ask()]);
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
    const third = await ask();
    expect([third.status, third.body.code, third.body.number]).toEqual([409, 'rebuild-running', 2]);
    const ready = await ledger.as(null).get('/health/ready');
    expect([ready.status, ready.body.state, ready.body.rebuild]).toEqual([
      200,
      'following',
      { number: 2, state: 'building', percent: null, reason: null, projection: null, event: null },
    ]);
    const cancel = (number: string) => ledger.admin.delete(`/v1/projections/rebuilds/${number}`);
    for (const number of ['1', '3', 'x', '-1', '9'.repeat(20)])
      expect((await cancel(number)).status).toBe(404);
    expect((await cancel('2')).status).toBe(204);
    expect((await cancel('2')).status).toBe(404);
    expect((await ledger.as(null).get('/health/ready')).body.rebuild).toBeNull();
    expect((await operatorsActs()).map(({ type, actor }) => [type, actor])).toEqual([
      ['conflict-ledger.projection-rebuild-requested.v1', 'admin'],
      ['conflict-ledger.projection-rebuild-cancelled.v1', 'admin'],
    ]);
    expect((await ask()).body).toEqual({ number: 3 });
  });

  test('are not built when that cannot be recorded', async () => {
    const log = ledger.app.get<EventStore>(EVENT_STORE);
    jest.spyOn(log, 'append').mockRejectedValueOnce(new LogUnavailableError('gone'));
    const answer = await ledger.admin.post('/v1/projections/rebuilds', {});
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
    expect((await generationsOf(http)).map(({ number }) => number)).toEqual([1]);
    expect((await ledger.admin.post('/v1/projections/rebuilds', {})).status).toBe(202);
  });

  test('show in health what stopped a rebuild, and the node stays ready', async () => {
    const event = { id: 'e', type: 't', stream: 's', revision: 4 };
    jest.spyOn(ledger.app.get(Rebuilds), 'beside', 'get').mockReturnValue({
      number: 2,
      state: 'failed',
      sequence: 7,
      lag: 1,
      percent: 80,
      startedAt: '2025-10-22T00:00:00.000Z',
      reason: 'cannot take it',
      projection: 'counts',
      event,
    });
    const { status, body } = await ledger.as(null).get('/health/ready');
    expect([status, body.rebuild]).toEqual([
      200,
      { number: 2, state: 'failed', percent: 80, reason: 'cannot take it', projection: 'counts', event },
    ]);
  });

  test('are not built for what is no request', async () => {
    for (const [body, pointer] of [
      [[], ''],
      [{ note: 7 }, '/note'],
      [{ note: '' }, '/note'],
      [{ reason: 'x' }, '/reason'],
    ] as const) {
      const answer = await ledger.admin.post('/v1/projections/rebuilds', body);
      expect([body, answer.status, answer.body.errors[0].pointer]).toEqual([body, 422, pointer]);
    }
  });

  async function operatorsActs(): Promise<{ type: string; actor: unknown; data: object }[]> {
    const log = ledger.app.get<EventStore>(EVENT_STORE);
    const page = await log.readAll({
      limit: 1_000,
      filter: { streamPrefixes: ['ops-projection-'] },
    });
    return page.events.map(({ type, metadata, data }) => ({ type, actor: metadata['actor'], data }));
  }
});
