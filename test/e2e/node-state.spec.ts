import { once } from 'node:events';
import { connect } from 'node:net';
import {
  AppendTooLargeError,
  EVENT_STORE,
  type EventStore,
  LogUnavailableError,
  RevisionConflictError,
} from '../../src/event-store/port/index.js';
import { ReadModelProgress } from '../../src/projection-runtime/progress.js';
import { ProjectionRunner } from '../../src/projection-runtime/runner.js';
import { Stopping } from '../../src/platform/lifecycle/stopping.js';
import { sourceBody } from '../support/bodies.js';
import { ADMIN_KEY } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';
import { askUntil } from '../support/until.js';

const POISONED = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';
const POISON = '018f3c2a-7b1e-7c40-9a51-000000000000';

let ledger: LedgerApp;
let log: EventStore;

async function start(settings: { applyTimeoutMs?: number; requestTimeoutMs?: number } = {}): Promise<void> {
  ledger = await LedgerApp.start(settings);
  log = ledger.app.get<EventStore>(EVENT_STORE);
}

afterEach(async () => {
  jest.restoreAllMocks();
  await ledger.stop();
});

describe('a node that follows its log', () => {
  test('is live and ready', async () => {
    await start();
    await ledger.admin.post('/v1/sources', sourceBody());
    const nobody = ledger.as(null);
    expect(await nobody.get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await nobody.get('/health/ready')).toMatchObject({
      status: 200,
      body: {
        ready: true,
        reasons: [],
        state: 'following',
        sequence: 1,
        reason: null,
        projection: null,
        event: null,
      },
      headers: { 'cache-control': 'no-store' },
    });
  });
});

describe('what stands at no sequence', () => {
  test.each(['/health/live', '/health/ready', '/problems', '/schemas'])(
    '%s does not wait for one',
    async (path) => {
      await start({ applyTimeoutMs: 0 });
      for (const sequence of ['1000', 'soon'])
        expect((await ledger.as(null).get(path, { 'ledger-min-sequence': sequence })).status).toBe(200);
    },
  );
});

describe('a node whose projections cannot go on', () => {
  beforeEach(async () => {
    await start();
    await ledger.admin.post('/v1/sources', sourceBody());
    const poison = { id: POISON, type: 'conflict-ledger.strike-abolished.v1', data: {}, metadata: {} };
    const watch = ledger.app.get(ReadModelProgress).watch(POISON);
    await log.append(`ledger-strike-${POISONED}`, [poison], 'no_stream');
    expect(await watch.applied(5_000)).toBeNull();
  });

  test('is not ready, and says which event it is', async () => {
    const { status, body, headers } = await ledger.as(null).get('/health/ready');
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    expect(body).toMatchObject({
      ready: false,
      reasons: [{ code: 'stopped', detail: expect.stringContaining('strike-abolished') }],
      state: 'stopped',
      sequence: 1,
      reason: expect.stringContaining('strike-abolished'),
      projection: expect.any(String),
      event: {
        id: POISON,
        type: 'conflict-ledger.strike-abolished.v1',
        stream: `ledger-strike-${POISONED}`,
        revision: 0,
      },
    });
  });

  test('takes no commands, and appends nothing', async () => {
    const append = jest.spyOn(log, 'append');
    const { status, body, headers } = await ledger.admin.post('/v1/sources', sourceBody());
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'not-accepting', '5']);
    expect(append).not.toHaveBeenCalled();
  });

  test('still answers what it has', async () => {
    const { status, body } = await ledger.as(null).get('/v1/sources');
    expect([status, body.items.length, body.asOf.sequence]).toEqual([200, 1, 1]);
  });
});

describe('a node whose log does not answer', () => {
  test('is not ready until it does, and is live', async () => {
    await start();
    const gone = new LogUnavailableError('the log cannot be reached now');
    const readAll = jest.spyOn(log, 'readAll').mockRejectedValue(gone);
    const ready = () => ledger.as(null).get('/health/ready');
    expect((await askUntil(ready, ({ status }) => status === 503)).body).toMatchObject({
      ready: false,
      reasons: [{ code: 'disconnected', detail: 'the log cannot be reached now' }],
    });
    expect((await ledger.as(null).get('/health/live')).status).toBe(200);
    const append = jest.spyOn(log, 'append');
    expect(await ledger.admin.post('/v1/sources', sourceBody())).toMatchObject({
      status: 503,
      body: { code: 'not-accepting' },
      headers: { 'retry-after': '5' },
    });
    expect(append).not.toHaveBeenCalled();
    expect((await ledger.as(null).get('/v1/sources')).status).toBe(200);
    readAll.mockRestore();
    await askUntil(ready, ({ status }) => status === 200);
  });
});

describe('a node that was told to stop', () => {
  test('is not ready, and takes what comes until it closes', async () => {
    await start();
    expect((await ledger.as(null).get('/v1/sources')).headers['connection']).not.toBe('close');
    ledger.app.get(Stopping).begin();
    expect(await ledger.as(null).get('/health/ready')).toMatchObject({
      status: 503,
      body: { ready: false, state: 'following', reasons: [{ code: 'stopping' }] },
    });
    // Nobody is left on a connection that is about to be cut.
    expect(await ledger.admin.post('/v1/sources', sourceBody())).toMatchObject({
      status: 201,
      headers: { connection: 'close' },
    });
  });
});

describe('a node that builds its read models for the first time', () => {
  test('answers health, and neither reads nor commands', async () => {
    await start();
    jest
      .spyOn(ledger.app.get(ProjectionRunner), 'status')
      .mockReturnValue({ state: 'rebuilding', sequence: 3, percent: 40, remainingSeconds: 7 });
    const nobody = ledger.as(null);
    expect(await nobody.get('/health/live')).toMatchObject({ status: 200 });
    expect(await nobody.get('/health/ready')).toMatchObject({
      status: 503,
      body: { state: 'rebuilding', sequence: 3, percent: 40, rebuild: null },
    });
    for (const path of ['/v1/sources', `/v1/sources/${POISONED}`, '/v1/events', '/v1/events/1']) {
      expect(await nobody.get(path)).toMatchObject({
        status: 503,
        body: { code: 'not-ready', detail: expect.stringContaining('40 percent') },
        headers: { 'retry-after': '7', 'cache-control': 'no-store' },
      });
    }
    expect(await ledger.admin.post('/v1/sources', sourceBody())).toMatchObject({
      status: 503,
      body: { code: 'not-accepting' },
    });
  });
});

describe('a node that stops', () => {
  test('answers what is under way, and waits for no connection that is kept open', async () => {
    await start();
    const url = await ledger.listen();
    const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const append = log.append.bind(log);
    jest.spyOn(log, 'append').mockImplementationOnce(async (...args) => {
      asked.resolve();
      await gate.promise;
      return append(...args);
    });
    const headers = { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' };
    const body = JSON.stringify(sourceBody());
    const underWay = fetch(`${url}/v1/sources`, { method: 'POST', headers, body });
    await asked.promise;
    const stopped = ledger.app.close();
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    gate.resolve();
    const answer = await underWay;
    expect([answer.status, answer.headers.get('connection')]).toEqual([201, 'close']);
    await stopped;
  });

  test('waits for no connection on which nothing came', async () => {
    // By this it would be waited for otherwise.
    await start({ requestTimeoutMs: 240_000 });
    const { hostname, port } = new URL(await ledger.listen());
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    await Promise.all([ledger.app.close(), once(socket, 'close')]);
  });
});

describe('a node that lags', () => {
  beforeEach(() => start({ applyTimeoutMs: 0 }));

  test('answers 202 for what is durable and not applied, and in full when asked again', async () => {
    const ask = () => ledger.admin.post('/v1/sources', sourceBody(), { key: 'k' });
    const notYet = { applied: async () => null, cancel: () => undefined };
    jest.spyOn(ledger.app.get(ProjectionRunner), 'watch').mockReturnValueOnce(notYet);
    const first = await ask();
    expect(first).toMatchObject({
      status: 202,
      body: { sequence: null },
      headers: { 'retry-after': '1', etag: '"0"' },
    });
    expect(await ledger.app.get(ProjectionRunner).whenSequence(1, 5_000)).toBe(true);
    const again = await ask();
    expect(again).toMatchObject({
      status: 200,
      body: { id: first.body.id, sequence: 1, events: [{ sequence: 1 }] },
    });
  });

  test.each([
    ['a point', () => ledger.as(null).get('/v1/sources?asOfSequence=1000')],
    ['Ledger-Min-Sequence', () => ledger.as(null).get('/v1/sources', { 'ledger-min-sequence': '1000' })],
    [
      'Ledger-Min-Sequence of a command',
      () => ledger.admin.post('/v1/sources', sourceBody(), { headers: { 'ledger-min-sequence': '1000' } }),
    ],
  ])('%s that does not come is answered with when to try again', async (_what, ask) => {
    const { status, body, headers } = await ask();
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'behind', '1']);
  });
});

describe('a log', () => {
  beforeEach(() => start());
  const ask = () => ledger.admin.post('/v1/sources', sourceBody());

  test('out of reach: 503, try again', async () => {
    jest
      .spyOn(log, 'append')
      .mockRejectedValueOnce(new LogUnavailableError('esdb://admin:changeit@node is gone'));
    const { status, body, headers, text } = await ask();
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect(text).not.toContain('changeit');
  });

  test('whose stream never keeps still: 503, try again', async () => {
    jest.spyOn(log, 'append').mockImplementation(async (stream) => {
      throw new RevisionConflictError(stream, 0n, 1n);
    });
    const { status, body, headers } = await ask();
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'contention', '1']);
  });

  test('that cannot hold so much: 413', async () => {
    jest.spyOn(log, 'append').mockRejectedValueOnce(new AppendTooLargeError(921_601, 921_600));
    expect(await ask()).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });

  test('that fails in a way nobody expected: 500 with an id, and nothing of what it was', async () => {
    jest.spyOn(log, 'append').mockRejectedValueOnce(new Error('SELECT secret FROM /var/lib/ledger.db'));
    const { status, body, text, headers } = await ask();
    expect([status, body.code, headers['content-type']]).toEqual([
      500,
      'internal',
      'application/problem+json; charset=utf-8',
    ]);
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).not.toMatch(/SELECT|ledger\.db/);
  });
});
