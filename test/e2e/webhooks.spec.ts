import { randomUUID } from 'node:crypto';
import { EVENT_STORE, type EventStore } from '../../src/event-store/port/index.js';
import { newSigningSecret } from '../../src/webhooks/signing.js';
import { amendmentBody, countBody, sourceBody, strikeBody } from '../support/bodies.js';
import { askUntil } from '../support/until.js';
import { LedgerApp } from '../support/ledger-app.js';
import { verified, WebhookReceiver } from '../support/webhook-receiver.js';

/** Short, so that what takes hours takes moments. */
const SHORT = {
  webhookPrivateTargets: true,
  // Longer than a busy machine stands still: what times out is delivered again.
  webhookTimeoutMs: 2_000,
  webhookRetryMs: 5,
  webhookParkMs: 60_000,
} as const;

const NOWHERE = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';

interface Shown {
  readonly state: string;
  readonly position: number;
  readonly lastFailure: { readonly since: string; readonly at: string; readonly attempt: number };
}

let ledger: LedgerApp;
let receiver: WebhookReceiver;

async function begin(): Promise<void> {
  ledger = await LedgerApp.start(SHORT);
  receiver = await WebhookReceiver.start();
}

async function end(): Promise<void> {
  await ledger.stop();
  await receiver.die();
}

/** Registers as many sources; answers with their sequences. */
async function report(count: number): Promise<number[]> {
  const sequences: number[] = [];
  for (let left = count; left > 0; left -= 1) {
    const { sequence } = await ledger.admin.record('/v1/sources', sourceBody({ name: `Source ${left}` }));
    sequences.push(sequence);
  }
  return sequences;
}

const register = (members: object = {}): Promise<{ id: string; secret: string }> =>
  ledger.admin.record('/v1/webhooks', { url: receiver.url, ...members });

const act = (id: string, what: string, body: object = {}) =>
  ledger.admin.post(`/v1/webhooks/${id}/${what}`, body);

const read = async (id: string) => (await ledger.admin.get(`/v1/webhooks/${id}`)).body;

/** Waits until the webhook is shown with these members. */
const untilShown = (id: string, members: Record<string, unknown>) =>
  askUntil(
    () => read(id),
    (shown: Record<string, unknown>) =>
      Object.entries(members).every(([name, value]) => Object.is(shown[name], value)),
  );

describe('a webhook', () => {
  beforeEach(begin);
  afterEach(end);

  test('gets each event after its registration, in order, signed, as a CloudEvent', async () => {
    await report(2);
    const { id, secret } = await register({ note: 'Newsroom' });
    const sequences = await report(30);
    await receiver.until(() => receiver.taken.length === 30);

    expect(receiver.sequences).toEqual(sequences);
    expect(receiver.mostAtOnce).toBe(1);
    for (const request of receiver.requests) {
      const event = (await ledger.admin.get(`/v1/events/${request.sequence}`)).body;
      expect(verified(secret, request)).toEqual(event);
      expect(request.headers).toMatchObject({
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'webhook-id': event.id,
        'ledger-sequence': String(request.sequence),
      });
    }
    await untilShown(id, { position: 32, lag: 0, state: 'active', deliveredHere: true });
  });

  test('that fails in every way gets every event, in order, with a valid signature', async () => {
    const { id, secret } = await register();
    const elsewhere = await WebhookReceiver.start();
    const redirect = { status: 302, headers: { location: elsewhere.url } };
    receiver.behaviours = [
      { status: 500 },
      'taken',
      redirect,
      { status: 307, headers: { location: elsewhere.url } },
      'hangs',
      'taken',
      'dies',
      'dies-after-taking',
      { status: 404, body: 'x'.repeat(1_000_000) },
      'taken',
      'taken',
      { status: 200, body: 'y'.repeat(1_000_000) },
    ];
    const sequences = await report(6);
    await untilShown(id, { position: sequences.at(-1), state: 'active' });

    expect(receiver.requests.map(({ sequence }) => sequence)).toEqual([
      1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5, 6,
    ]);
    expect(receiver.sequences).toEqual([1, 2, 3, 4, 6]);
    for (const request of receiver.requests) verified(secret, request);
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.die();

    const { items } = (await ledger.admin.get(`/v1/webhooks/${id}/failures`)).body;
    expect(
      items.map(({ kind, status, sequence, attempt }: Record<string, unknown>) => [
        kind,
        status,
        sequence,
        attempt,
      ]),
    ).toEqual([
      // The first time it died, the connection might have been an old one that was closed: another one is tried at once.
      ['status', 404, 3, 2],
      ['connection', null, 3, 1],
      ['timeout', null, 2, 3],
      ['status', 307, 2, 2],
      ['status', 302, 2, 1],
      ['status', 500, 1, 1],
    ]);
    const attempts = (await ledger.admin.get(`/v1/webhooks/${id}/deliveries`)).body.items;
    expect(attempts.map(({ outcome }: { outcome: string }) => outcome).toReversed()).toEqual([
      'status',
      'delivered',
      'status',
      'status',
      'timeout',
      'delivered',
      'connection',
      'status',
      'delivered',
      'delivered',
      'delivered',
      'delivered',
    ]);
  });

  test('gets what passes its filter, and its position moves past the rest', async () => {
    const { id } = await register({
      filter: { type: ['conflict-ledger.casualty-count-amended.v1'], minRelative: 0.1 },
    });
    const { body: source } = await ledger.admin.post('/v1/sources', sourceBody());
    const { body: strike } = await ledger.admin.post('/v1/strikes', strikeBody(source.id as string));
    const { body: count } = await ledger.admin.post(
      '/v1/casualty-counts',
      countBody(source.id as string, strike.id as string, { figure: { best: 6 } }),
    );
    const amend = (ifMatch: number, best: number) =>
      ledger.admin.post(
        `/v1/casualty-counts/${count.id}/amendments`,
        amendmentBody(source.id as string, { figure: { best } }),
        { ifMatch },
      );
    // From 6 to 60 and to 61: only the first is a tenth or more.
    const wanted = (await amend(0, 60)).body.sequence as number;
    const last = (await amend(1, 61)).body.sequence as number;
    await receiver.until(() => receiver.taken.length === 1);
    await untilShown(id, { position: last, lag: 0 });
    expect(receiver.sequences).toEqual([wanted]);
  });

  test('begins after the sequence that it is registered with', async () => {
    const sequences = await report(4);
    await register({ after: sequences[1] });
    await receiver.until(() => receiver.taken.length === 2);
    expect(receiver.sequences).toEqual(sequences.slice(2));
  });

  test('is paused, resumed and replayed', async () => {
    const { id, secret } = await register();
    const sequences = await report(3);
    await receiver.until(() => receiver.taken.length === 3);

    const paused = await act(id, 'pause', { note: 'They move house' });
    expect(paused.body).toEqual({ id, paused: true, after: 0 });
    expect((await act(id, 'pause')).body.code).toBe('no-change');
    sequences.push(...(await report(2)));
    await untilShown(id, { state: 'paused', lag: 2, deliveredBy: null });
    expect(receiver.taken).toHaveLength(3);

    expect((await act(id, 'resumption')).body.paused).toBe(false);
    expect((await act(id, 'resumption')).body.code).toBe('no-change');
    await receiver.until(() => receiver.taken.length === 5);
    expect(receiver.sequences).toEqual(sequences);

    expect((await act(id, 'replays', { after: 1 })).body).toEqual({ id, paused: false, after: 1 });
    await receiver.until(() => receiver.taken.length === 9);
    expect(receiver.taken.slice(5).map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
    // The same event is the same message, signed anew.
    const [first, again] = [receiver.taken[1], receiver.taken[5]];
    expect([again?.id, again?.body]).toEqual([first?.id, first?.body]);
    for (const request of receiver.taken) verified(secret, request);
  });

  test('may be replayed while something is under way, and then begins there', async () => {
    const { id } = await register();
    receiver.behaviours = ['taken', 'taken', 'hangs'];
    await report(3);
    await receiver.until(() => receiver.requests.length === 3);
    await act(id, 'replays', { after: 0 });
    await receiver.until(() => receiver.taken.length === 5);
    expect(receiver.taken.map(({ sequence }) => sequence)).toEqual([1, 2, 1, 2, 3]);
  });

  test('that says that it is gone is parked at once, and goes on when it is resumed', async () => {
    const { id } = await register();
    receiver.behaviours = ['taken', { status: 410 }];
    await report(3);
    await untilShown(id, { state: 'parked', position: 1, nextAttemptAt: null, deliveredBy: null });
    await report(1);
    expect((await read(id)).lastFailure).toMatchObject({
      kind: 'status',
      status: 410,
      sequence: 2,
      attempt: 1,
    });
    expect(receiver.requests).toHaveLength(2);

    await act(id, 'resumption');
    await receiver.until(() => receiver.taken.length === 4);
    expect(receiver.sequences).toEqual([1, 2, 3, 4]);
    await untilShown(id, { state: 'active', position: 4 });
    expect((await read(id)).lastFailure).toMatchObject({ status: 410 });
  });

  test('that nothing but fails is parked after a time, and replayed from any sequence', async () => {
    const impatient = await LedgerApp.start({ ...SHORT, webhookParkMs: 40 });
    try {
      receiver.behaviours = Array.from({ length: 100 }, () => ({ status: 500 }));
      const { id } = (await impatient.admin.post('/v1/webhooks', { url: receiver.url })).body as {
        id: string;
      };
      for (const name of ['One', 'Two']) await impatient.admin.post('/v1/sources', sourceBody({ name }));
      const parked = await askUntil(
        async () => (await impatient.admin.get(`/v1/webhooks/${id}`)).body as Shown,
        ({ state }) => state === 'parked',
      );
      const { since, at, attempt } = parked.lastFailure;
      expect(Date.parse(at) - Date.parse(since)).toBeGreaterThanOrEqual(40);
      expect([attempt, parked.position]).toEqual([receiver.requests.length, 0]);

      receiver.behaviours = [];
      await impatient.admin.post(`/v1/webhooks/${id}/replays`, { after: 1 });
      await receiver.until(() => receiver.taken.length === 1);
      expect(receiver.sequences).toEqual([2]);
    } finally {
      await impatient.stop();
    }
  });

  test('gets a new secret, and for a while deliveries are signed with both', async () => {
    const { id, secret } = await register();
    await report(1);
    await receiver.until(() => receiver.taken.length === 1);
    const rotated = await act(id, 'secrets');
    expect(rotated.body).toEqual({
      id,
      secret: expect.stringMatching(/^whsec_/),
      earlierUntil: expect.any(String),
    });
    const ahead = Date.parse(rotated.body.earlierUntil as string) - Date.now();
    expect(Math.abs(ahead - 24 * 3_600_000)).toBeLessThan(60_000);
    await report(1);
    await receiver.until(() => receiver.taken.length === 2);
    const [before, after] = receiver.taken;
    if (!before || !after) throw new Error('two came');
    verified(secret, after);
    verified(rotated.body.secret as string, after);
    expect(() => verified(rotated.body.secret as string, before)).toThrow('No matching signature found');
  });

  test('is deleted for ever', async () => {
    const { id } = await register();
    await report(1);
    await receiver.until(() => receiver.taken.length === 1);
    expect((await ledger.admin.delete(`/v1/webhooks/${id}`)).status).toBe(204);
    expect((await ledger.admin.delete(`/v1/webhooks/${id}`)).status).toBe(204);
    await report(1);
    for (const answer of [
      await ledger.admin.get(`/v1/webhooks/${id}`),
      await ledger.admin.get(`/v1/webhooks/${id}/deliveries`),
      await ledger.admin.get(`/v1/webhooks/${id}/failures`),
      await act(id, 'pause'),
      await act(id, 'resumption'),
      await act(id, 'secrets'),
      await act(id, 'replays', { after: 0 }),
      await ledger.admin.delete(`/v1/webhooks/${NOWHERE}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    }
    expect((await ledger.admin.get('/v1/webhooks')).body.items).toEqual([]);
    expect(receiver.taken).toHaveLength(1);
  });
});

describe('the path of webhooks', () => {
  beforeEach(begin);
  afterEach(end);

  test('shows what was registered, and its secret once', async () => {
    const filter = { family: 'casualty', country: 'UA' };
    const request = { url: `${receiver.url}?token=t`, filter, after: 0, note: 'Newsroom' };
    const made = await ledger.admin.post('/v1/webhooks', request, { key: 'hook-1' });
    const { id, secret } = made.body as { id: string; secret: string };
    expect([made.status, made.headers['cache-control'], made.headers['location']]).toEqual([
      201,
      'no-store',
      `/v1/webhooks/${id}`,
    ]);
    expect(made.body).toEqual({ id, ...request, secret: expect.stringMatching(/^whsec_/) });

    const again = await ledger.admin.post('/v1/webhooks', request, { key: 'hook-1' });
    expect([again.status, again.headers['idempotency-replayed'], again.body]).toEqual([
      200,
      'true',
      { id, ...request, secret: null },
    ]);
    const reused = await ledger.admin.post('/v1/webhooks', { ...request, note: null }, { key: 'hook-1' });
    expect([reused.status, reused.body.code, reused.body.errors[0].pointer]).toEqual([
      422,
      'key-reused',
      '/note',
    ]);

    const shown = await ledger.admin.get(`/v1/webhooks/${id}`);
    expect(shown.body).toEqual({
      id,
      url: request.url,
      filter,
      note: 'Newsroom',
      registeredAt: expect.any(String),
      actor: 'admin',
      state: 'active',
      position: 0,
      lag: 0,
      lastDelivery: null,
      lastFailure: null,
      nextAttemptAt: null,
      deliveredBy: null,
      deliveredHere: false,
    });
    const list = await ledger.admin.get('/v1/webhooks');
    expect(list.body).toEqual({ items: [shown.body], next: null });
    expect((await ledger.admin.get('/v1/events')).body.items).toEqual([]);
    for (const { text } of [shown, list]) expect(text).not.toContain(secret.slice('whsec_'.length));
  });

  test('does an act once for each key', async () => {
    const { id } = await register();
    const rotate = (note?: string) =>
      ledger.admin.post(`/v1/webhooks/${id}/secrets`, { note }, { key: 'act-1' });
    const first = await rotate();
    const again = await rotate();
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 200, 'true']);
    expect(again.body).toEqual({ ...first.body, secret: null });
    expect((await rotate('Why')).body.code).toBe('key-reused');
    const made = await Promise.all(
      Array.from({ length: 5 }, () =>
        ledger.admin.post('/v1/webhooks', { url: receiver.url }, { key: 'at-once' }),
      ),
    );
    expect(new Set(made.map(({ body }) => body.id as string)).size).toBe(1);
    expect(made.filter(({ body }) => body.secret !== null)).toHaveLength(1);
  });

  test('lists webhooks and failures page by page', async () => {
    receiver.behaviours = Array.from({ length: 3 }, () => ({ status: 503 }));
    const made = [await register(), await register(), await register()];
    const ids = await pages<string>('/v1/webhooks', ({ id }) => id);
    expect(ids).toEqual(made.map(({ id }) => id));
    for (const { id } of made.slice(1)) await ledger.admin.delete(`/v1/webhooks/${id}`);
    await report(1);
    await receiver.until(() => receiver.taken.length === 1);
    expect(await pages(`/v1/webhooks/${String(ids[0])}/failures`, ({ attempt }) => attempt)).toEqual([
      3, 2, 1,
    ]);
    expect((await ledger.admin.get('/v1/webhooks?cursor=abc')).body.code).toBe('bad-cursor');
  });
});

describe('what the path of webhooks refuses', () => {
  beforeAll(begin);
  afterAll(end);

  test('comes from somebody who is no admin', async () => {
    const { id } = await register();
    const paths = [
      ['POST', '/v1/webhooks'],
      ['GET', '/v1/webhooks'],
      ['GET', `/v1/webhooks/${id}`],
      ['GET', `/v1/webhooks/${id}/deliveries`],
      ['GET', `/v1/webhooks/${id}/failures`],
      ['POST', `/v1/webhooks/${id}/replays`],
      ['POST', `/v1/webhooks/${id}/pause`],
      ['POST', `/v1/webhooks/${id}/resumption`],
      ['POST', `/v1/webhooks/${id}/secrets`],
      ['DELETE', `/v1/webhooks/${id}`],
    ] as const;
    const reviewer = await ledger.someone('reviewer');
    for (const [method, path] of paths) {
      const statuses = [
        (await ledger.as(null).send(method, path, {})).status,
        (await reviewer.send(method, path, {})).status,
      ];
      expect([method, path, statuses]).toEqual([method, path, [401, 403]]);
    }
  });

  test.each([
    [{}, '/url'],
    [{ url: 'ftp://example.org' }, '/url'],
    [{ url: 'https://user:hunter2@example.org/' }, '/url'],
    [{ url: 'https://example.org/#x' }, '/url'],
    [{ url: `https://example.org/${'x'.repeat(2_000)}` }, '/url'],
    [{ url: 'https://example.org', after: -1 }, '/after'],
    [{ url: 'https://example.org', secret: 'whsec_mine' }, '/secret'],
    [{ url: 'https://example.org', filter: { type: ['conflict-ledger.praise.v1'] } }, '/filter/type/0'],
    [{ url: 'https://example.org', filter: { minRelative: -1 } }, '/filter/minRelative'],
    [{ url: 'https://example.org', filter: { family: 'x' } }, '/filter/family'],
    [{ url: 'https://example.org', filter: { colour: 'x' } }, '/filter/colour'],
    [{ url: 'https://example.org', filter: [] }, '/filter'],
  ])('is %j', async (body, pointer) => {
    const refused = await ledger.admin.post('/v1/webhooks', body);
    expect([refused.status, refused.body.code, refused.body.errors[0].pointer]).toEqual([
      422,
      'invalid',
      pointer,
    ]);
    expect(refused.text).not.toContain('hunter2');
  });
});

describe('targets inside the own network', () => {
  let closed: LedgerApp;
  beforeAll(async () => {
    closed = await LedgerApp.start({ ...SHORT, webhookPrivateTargets: false });
    receiver = await WebhookReceiver.start();
  });
  afterAll(async () => {
    await closed.stop();
    await receiver.die();
  });

  test.each([
    'http://example.org/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://[::ffff:127.0.0.1]/',
    'https://localhost/',
  ])('%s is refused', async (url) => {
    const refused = await closed.admin.post('/v1/webhooks', { url });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/url']);
  });

  test('are not reached by what was registered while they were allowed', async () => {
    const log = closed.app.get<EventStore>(EVENT_STORE);
    const id = randomUUID();
    const url = receiver.url;
    const data = { id, url, filter: {}, after: 0, note: null, secret: newSigningSecret() };
    const event = {
      id: randomUUID(),
      type: 'conflict-ledger.webhook-registered.v1',
      data,
      metadata: { actor: 'admin' },
    };
    await log.append(`ops-webhook-${id}`, [event], 'no_stream');
    await closed.admin.post('/v1/sources', sourceBody());
    const shown = await askUntil(
      async () => (await closed.admin.get(`/v1/webhooks/${id}`)).body as Record<string, unknown>,
      ({ state }) => state === 'failing',
    );
    expect(shown['lastFailure']).toMatchObject({ kind: 'target', status: null, code: 'TARGET_REFUSED' });
    expect(receiver.requests).toEqual([]);
  });
});

/** What all pages of one item hold. */
async function pages<Of>(
  path: string,
  of: (item: Record<string, Of>) => Of | undefined,
): Promise<(Of | undefined)[]> {
  const found: (Of | undefined)[] = [];
  for (let cursor = ''; ;) {
    const { body } = await ledger.admin.get(`${path}?limit=1${cursor}`);
    found.push(...(body.items as Record<string, Of>[]).map(of));
    if (body.next === null) return found;
    cursor = `&cursor=${String(body.next)}`;
  }
}
