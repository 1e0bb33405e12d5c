import { sourceBody } from '../support/bodies.js';
import { LedgerApp } from '../support/ledger-app.js';

const NOWHERE = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';

describe('keys', () => {
  let ledger: LedgerApp;

  beforeAll(async () => {
    ledger = await LedgerApp.start();
  });
  afterAll(() => ledger.stop());

  test('are made, shown once, listed without secret, and used', async () => {
    const made = await ledger.admin.post('/v1/keys', { actor: 'ana', role: 'analyst', note: 'Night shift' });
    expect(made.status).toBe(201);
    const { id, secret } = made.body as { id: string; secret: string };
    expect(made.body).toEqual({
      id,
      actor: 'ana',
      role: 'analyst',
      expiresAt: null,
      note: 'Night shift',
      secret,
    });
    expect(secret).toMatch(new RegExp(`^clk_${id}_[A-Za-z0-9_-]{43}$`));
    expect(made.headers['cache-control']).toBe('no-store');

    const registered = await ledger.as(secret).post('/v1/sources', sourceBody());
    expect(registered.status).toBe(201);
    expect((await ledger.admin.get(`/v1/sources/${registered.body.id}`)).body.actor).toBe('ana');
    const { body: list, text } = await ledger.admin.get('/v1/keys');
    expect(list.items).toContainEqual({
      id,
      actor: 'ana',
      role: 'analyst',
      expiresAt: null,
      note: 'Night shift',
      issuedAt: expect.any(String),
      revokedAt: null,
    });
    expect(text).not.toMatch(/clk_|ecret|ha256/);
  });

  test('are no part of the ledger', async () => {
    const before = (await ledger.admin.get('/v1/events')).body.upTo as number;
    await ledger.someone('reader', 'unseen');
    const { body } = await ledger.admin.get('/v1/events');
    expect(body.upTo).toBe(before);
    expect(JSON.stringify(body.items)).not.toContain('unseen');
  });

  test('do what their role includes, and no more', async () => {
    const reader = await ledger.someone('reader');
    const analyst = await ledger.someone('analyst');
    const reviewer = await ledger.someone('reviewer');
    const source = await analyst.post('/v1/sources', sourceBody());
    const grade = { reliability: 'C', reason: 'Mixed' };
    const grades = `/v1/sources/${source.body.id}/grades`;
    expect((await reader.post('/v1/sources', sourceBody())).body.code).toBe('forbidden');
    expect((await analyst.post(grades, grade)).body.code).toBe('forbidden');
    expect((await reviewer.post(grades, grade)).status).toBe(201);
    expect((await reviewer.post('/v1/sources', sourceBody())).status).toBe(201);
    expect((await reviewer.post('/v1/keys', { actor: 'x', role: 'admin' })).body.code).toBe('forbidden');
    const admin = await ledger.someone('admin', 'boss');
    expect((await admin.get('/v1/keys')).status).toBe(200);
  });

  test('are refused at once when revoked; revoking twice is revoking', async () => {
    const made = await ledger.admin.post('/v1/keys', { actor: 'gone', role: 'reader' });
    const { id, secret } = made.body as { id: string; secret: string };
    expect((await ledger.as(secret).get('/v1/sources')).status).toBe(200);
    expect((await ledger.admin.delete(`/v1/keys/${id}`)).status).toBe(204);
    const refused = await ledger.as(secret).get('/v1/sources');
    expect([refused.status, refused.body.code]).toEqual([401, 'unauthorized']);
    expect((await ledger.admin.delete(`/v1/keys/${id}`)).status).toBe(204);
    expect((await ledger.admin.delete(`/v1/keys/${NOWHERE}`)).status).toBe(404);
    const { body } = await ledger.admin.get('/v1/keys');
    const listed = (body.items as { id: string; revokedAt: string | null }[]).find((key) => key.id === id);
    expect(listed?.revokedAt).toEqual(expect.any(String));
  });

  test('have an end in the future, or none', async () => {
    const ask = (expiresAt: string) =>
      ledger.admin.post('/v1/keys', { actor: 'brief', role: 'reader', expiresAt });
    const { status, body } = await ask('2020-01-01T00:00:00+02:00');
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'invalid', '/expiresAt']);
    const future = (await ask('9998-01-01T00:00:00+02:00')).body;
    expect(future.expiresAt).toBe('9997-12-31T22:00:00.000Z');
    expect((await ledger.as(future.secret as string).get('/v1/sources')).status).toBe(200);
  });

  test('are listed page by page', async () => {
    for (const actor of ['one', 'two', 'three']) await ledger.someone('reader', actor);
    const all = (await ledger.admin.get('/v1/keys')).body.items as { id: string }[];
    const listed: { id: string }[] = [];
    let path: string | null = '/v1/keys?limit=2';
    while (path !== null) {
      const { body, headers } = await ledger.admin.get(path);
      listed.push(...(body.items as { id: string }[]));
      expect(headers['link']).toBe(
        body.next === null ? undefined : `</v1/keys?limit=2&cursor=${body.next}>; rel="next"`,
      );
      path = body.next === null ? null : `/v1/keys?limit=2&cursor=${body.next}`;
    }
    expect(listed).toEqual(all);
    const bad = async (query: string) => (await ledger.admin.get(`/v1/keys?${query}`)).body.code as string;
    expect([await bad('limit=0'), await bad('cursor=abc'), await bad('asOf=2025-10-22')]).toEqual([
      'invalid',
      'bad-cursor',
      'invalid',
    ]);
  });

  test.each([
    ['nothing like a key', 'abc'],
    ['an id that nobody has', `clk_${NOWHERE}_${'a'.repeat(43)}`],
  ])('%s is refused', async (_what, secret) => {
    expect((await ledger.as(secret).get('/v1/sources')).status).toBe(401);
  });

  test('a secret with another ending is refused', async () => {
    const { secret } = (await ledger.admin.post('/v1/keys', { actor: 'x', role: 'reader' })).body as {
      secret: string;
    };
    const ending = secret.endsWith('A') ? 'B' : 'A';
    expect((await ledger.as(secret.slice(0, -1) + ending).get('/v1/sources')).status).toBe(401);
  });

  test('another scheme is refused, its name in any letters is not', async () => {
    const { secret } = (await ledger.admin.post('/v1/keys', { actor: 'x', role: 'reader' })).body as {
      secret: string;
    };
    const nobody = ledger.as(null);
    expect((await nobody.get('/v1/sources', { authorization: `Basic ${secret}` })).status).toBe(401);
    expect((await nobody.get('/v1/sources', { authorization: `bearer ${secret}` })).status).toBe(200);
  });

  test.each([
    [{ actor: 'Ana Petrova', role: 'analyst' }, '/actor'],
    [{ actor: 'admin', role: 'reviewer' }, '/actor'],
    [{ actor: 'ana', role: 'owner' }, '/role'],
    [{ actor: 'ana', role: 'reader', expiresAt: '2030-01-01' }, '/expiresAt'],
    [{ actor: 'ana', role: 'reader', email: 'ana@example.org' }, '/email'],
  ])('%j is not valid', async (body, pointer) => {
    const { status, body: problem } = await ledger.admin.post('/v1/keys', body);
    expect([status, problem.errors[0].pointer]).toEqual([422, pointer]);
  });

  test('the same request twice makes one key, and tells its secret once', async () => {
    const ask = (role: string) => ledger.admin.post('/v1/keys', { actor: 'once', role }, { key: 'key-1' });
    const [first, again, other] = [await ask('reader'), await ask('reader'), await ask('admin')];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual({ ...first.body, secret: null });
    expect(other.body).toMatchObject({ code: 'key-reused', errors: [{ pointer: '/role' }] });
    expect((await ledger.as(first.body.secret as string).get('/v1/sources')).status).toBe(200);
  });

  test('the same request at once makes one key, and tells its secret once', async () => {
    const ask = () => ledger.admin.post('/v1/keys', { actor: 'race', role: 'reader' }, { key: 'key-2' });
    const answers = await Promise.all(Array.from({ length: 5 }, ask));
    const secrets = answers.flatMap(({ body }) => (body.secret === null ? [] : [body.secret as string]));
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect(secrets).toHaveLength(1);
    expect((await ledger.as(secrets[0] ?? '').get('/v1/sources')).status).toBe(200);
  });
});

describe('reads', () => {
  test('are open, unless they are not', async () => {
    const open = await LedgerApp.start();
    const closed = await LedgerApp.start({ publicReads: false });
    try {
      expect((await open.as(null).get('/v1/sources')).status).toBe(200);
      expect((await open.as(null).post('/v1/sources', sourceBody())).status).toBe(401);
      expect((await closed.as(null).get('/v1/sources')).status).toBe(401);
      expect((await closed.as(null).get('/v1/events/1')).status).toBe(401);
      const { body } = await closed.admin.post('/v1/sources', sourceBody());
      expect((await (await closed.someone('reader')).get(`/v1/sources/${body.id}`)).status).toBe(200);
      expect((await closed.admin.get('/v1/events/1')).headers['cache-control']).toBe(
        'private, max-age=31536000, immutable',
      );
      for (const path of ['/health/live', '/health/ready', '/problems', '/openapi.json', '/docs']) {
        expect([path, (await closed.as(null).get(path)).status]).toEqual([path, 200]);
      }
    } finally {
      await open.stop();
      await closed.stop();
    }
  });
});
