import { Streams } from '../../src/api/streams/streams.js';
import { amendmentBody, countBody, sourceBody, strikeBody } from '../support/bodies.js';
import { EventStream, type StreamOptions } from '../support/event-stream.js';
import { LedgerApp } from '../support/ledger-app.js';
import { until } from '../support/until.js';

const NEVER = 600_000;

let ledger: LedgerApp;
let url: string;
let streams: EventStream[] = [];

async function start(settings: Parameters<typeof LedgerApp.start>[0] = {}): Promise<void> {
  ledger = await LedgerApp.start({ heartbeatMs: NEVER, applyTimeoutMs: 5_000, ...settings });
  url = await ledger.listen();
}

async function follow(path: string, options?: StreamOptions): Promise<EventStream> {
  const stream = await EventStream.open(`${url}/v1${path}`, options);
  streams.push(stream);
  return stream;
}

async function stop(): Promise<void> {
  for (const stream of streams) stream.close();
  await Promise.all(streams.map(({ ended }) => ended));
  streams = [];
  await ledger.stop();
}

const registerSources = async (howMany: number) => {
  const line = JSON.stringify({ command: 'RegisterSource', body: sourceBody() });
  const headers = { 'content-type': 'application/x-ndjson' };
  const lines = Array.from({ length: howMany }, () => line).join('\n');
  await ledger.admin.send('POST', '/v1/commands', headers, lines);
};

/** 1 a source, 2 a strike, 3 its killed: 6, 4 amended to 9. */
async function tellOfAStrike() {
  const { admin } = ledger;
  const { id: source } = await admin.record('/v1/sources', sourceBody());
  const { id: strike } = await admin.record('/v1/strikes', strikeBody(source));
  const { id: count } = await admin.record(
    '/v1/casualty-counts',
    countBody(source, strike, { figure: { best: 6 } }),
  );
  const amend = (best: number, ifMatch: number) =>
    admin.record(`/v1/casualty-counts/${count}/amendments`, amendmentBody(source, { figure: { best } }), {
      ifMatch,
    });
  await amend(9, 0);
  return { source, strike, count, amend };
}

describe('the stream of events', () => {
  afterEach(stop);

  test('gives what there is, then what comes, each under its sequence, as the feed has it', async () => {
    await start();
    const { amend } = await tellOfAStrike();
    const stream = await follow('/events/stream');
    await stream.until(() => stream.lastId === 4);
    await amend(10, 1);
    await amend(11, 2);
    await stream.until(() => stream.lastId === 6);
    expect(stream.ids).toEqual([1, 2, 3, 4, 5, 6]);
    const feed = await ledger.admin.get('/v1/events');
    expect(stream.items.map(({ data }) => data)).toEqual(feed.body.items);
  });

  test('says what it is, and is kept by no cache and no proxy', async () => {
    await start();
    const response = await fetch(`${url}/v1/events/stream`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'ledger-sequence': '0',
    });
    await response.body?.cancel();
  });

  test('goes on after a sequence; Last-Event-ID comes before the parameter', async () => {
    await start();
    await tellOfAStrike();
    const begun = await follow('/events/stream?after=2');
    await begun.until(() => begun.lastId === 4);
    expect(begun.ids).toEqual([3, 4]);
    const resumed = await follow('/events/stream?after=2', { lastEventId: 3 });
    await resumed.until(() => resumed.lastId === 4);
    expect(resumed.ids).toEqual([4]);
  });

  test('waits at the head for what comes', async () => {
    await start();
    const { amend } = await tellOfAStrike();
    const stream = await follow('/events/stream?after=4');
    await amend(10, 1);
    await stream.until(() => stream.lastId !== null);
    expect(stream.ids).toEqual([5]);
  });

  test('has what a filter leaves, and moves past the rest at each heartbeat', async () => {
    await start({ heartbeatMs: 100 });
    const { source, amend } = await tellOfAStrike();
    const stream = await follow(`/events/stream?family=casualty&minRelative=0.2`);
    await stream.until(() => stream.lastId === 4);
    await ledger.admin.record('/v1/strikes', strikeBody(source));
    // A heartbeat tells how far the stream has looked.
    await stream.until(() => stream.lastId === 5);
    expect([stream.ids, stream.marks.at(-1)]).toEqual([[4], 5]);
    expect(stream.comments).toContain('heartbeat');
    await amend(18, 1);
    await stream.until(() => stream.ids.includes(6));
    expect(stream.ids).toEqual([4, 6]);
  });

  test('moves past a thousand events that are left out, without a heartbeat', async () => {
    await start();
    await registerSources(2_100);
    const stream = await follow('/events/stream?family=casualty');
    await stream.until(() => (stream.lastId ?? 0) >= 2_000);
    expect(stream.items).toEqual([]);
    expect(stream.marks.every((mark, index) => mark - (stream.marks[index - 1] ?? 0) <= 1_000)).toBe(true);
  });

  test('gives a backlog of any length whole and in order', async () => {
    await start();
    await registerSources(1_500);
    const stream = await follow('/events/stream');
    await stream.until(() => stream.lastId === 1_500);
    expect(stream.ids).toEqual(Array.from({ length: 1_500 }, (_, index) => index + 1));
  });

  test('a HEAD of it leaves nothing open', async () => {
    await start();
    const head = await fetch(`${url}/v1/events/stream`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    await until(() => ledger.app.get(Streams).size === 0);
  });
});

describe('the stream of changes', () => {
  afterEach(stop);

  test('says how figures move: from what, to what, which way and why', async () => {
    await start();
    const { count, source, amend } = await tellOfAStrike();
    const stream = await follow('/changes/stream?direction=up');
    await stream.until(() => stream.items.length === 1);
    await amend(8, 1);
    await amend(12, 2);
    await stream.until(() => stream.items.length === 2);
    expect(stream.items).toMatchObject([
      { id: 4, data: { sequence: 4, previous: { best: 6 }, figure: { best: 9 }, direction: 'up' } },
      { id: 6, data: { countId: count, sourceId: source, previous: { best: 8 }, cause: 'developed' } },
    ]);
    const feed = await ledger.admin.get('/v1/changes?direction=up');
    expect(stream.items.map(({ data }) => data)).toEqual(feed.body.items);
  });
});

describe('a position ahead of this node', () => {
  afterEach(stop);

  test('waits for it, and goes on after it', async () => {
    await start();
    const opening = follow('/events/stream?after=4');
    await tellOfAStrike();
    const { id } = await ledger.admin.record('/v1/sources', sourceBody());
    const stream = await opening;
    await stream.until(() => stream.items.length > 0);
    expect(stream.items).toMatchObject([{ id: 5, data: { subject: `sources/${id}` } }]);
  });

  test('is answered 503 when it does not come in time, and never reset', async () => {
    await start({ applyTimeoutMs: 50 });
    const response = await fetch(`${url}/v1/events/stream`, { headers: { 'last-event-id': '7' } });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toMatchObject({ code: 'behind' });
  });
});

describe('a stream is closed, and says why', () => {
  afterEach(stop);

  test('when its key is revoked', async () => {
    await start();
    const { id, secret } = (await ledger.admin.post('/v1/keys', { actor: 'desk', role: 'reader' })).body;
    const [withKey, without] = [await follow('/events/stream', { secret }), await follow('/events/stream')];
    await ledger.admin.delete(`/v1/keys/${id}`);
    await withKey.ended;
    expect(withKey.comments).toEqual(['closed: the key or token was revoked or is over']);
    await ledger.admin.record('/v1/sources', sourceBody());
    await without.until(() => without.lastId === 1);
    expect(withKey.items).toEqual([]);
  });

  test('when its key is over, however long the ledger is silent otherwise', async () => {
    await start({ publicReads: false });
    // Long enough to begin to follow.
    const expiresAt = new Date(Date.now() + 2_500).toISOString();
    const { secret } = (await ledger.admin.post('/v1/keys', { actor: 'desk', role: 'reader', expiresAt }))
      .body;
    const stream = await follow('/events/stream', { secret });
    await stream.ended;
    expect(stream.comments).toEqual(['closed: the key or token was revoked or is over']);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expiresAt));
  });

  test('when the node stops', async () => {
    await start();
    const stream = await follow('/events/stream');
    const stopped = ledger.app.close();
    await stream.ended;
    expect(stream.comments).toEqual(['closed: this node stops']);
    await stopped;
  });
});

describe('what is no stream is refused', () => {
  beforeAll(() => start());
  afterAll(stop);

  test.each([
    ['/events/stream?after=-1', {}, 400, 'bad-query'],
    ['/events/stream?direction=up', {}, 422, 'invalid'],
    ['/events/stream?asOf=2025-10-22', {}, 422, 'invalid'],
    ['/changes/stream?direction=sideways', {}, 422, 'invalid'],
    ['/events/stream', { 'last-event-id': 'seven' }, 400, 'bad-last-event-id'],
    ['/events/stream', { 'last-event-id': '1e3' }, 400, 'bad-last-event-id'],
  ])('%s with %p', async (path, headers, status, code) => {
    const response = await fetch(`${url}/v1${path}`, { headers: headers as Record<string, string> });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });
});

test('a stream is refused without a key where reads are not open', async () => {
  await start({ publicReads: false });
  try {
    expect((await fetch(`${url}/v1/events/stream`)).status).toBe(401);
  } finally {
    await stop();
  }
});
