import { amendmentBody, claimBody, countBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let reader: Client;
let mayor: string;
let countId: string;
const strikes: string[] = [];

// Sequences: 1 mayor, 2 agency, 3 to 7 strikes, 8 count, 9 claim, 10 amendment.
beforeAll(async () => {
  ledger = await ServedLedger.start();
  const { admin } = ledger;
  reader = ledger.as(null);
  mayor = (await admin.record('/v1/sources', sourceBody())).id;
  const agency = (await admin.post('/v1/sources', sourceBody({ name: 'Agency', kind: 'agency' }))).body
    .id as string;
  for (let n = 1; n <= 5; n++) {
    const country = n % 2 === 1 ? 'UA' : 'SY';
    const body = strikeBody(mayor, { title: `Strike ${n}`, place: { country, precision: 'country' } });
    strikes.push((await admin.record('/v1/strikes', body)).id as string);
  }
  countId = (await admin.record('/v1/casualty-counts', countBody(mayor, strikes[0] ?? ''))).id;
  await admin.post(`/v1/casualty-counts/${countId}/claims`, claimBody(agency));
  await admin.post(`/v1/casualty-counts/${countId}/amendments`, amendmentBody(mayor), { ifMatch: 0 });
});

afterAll(() => ledger.stop());

const titles = (body: { items: { title: string }[] }) => body.items.map(({ title }) => title);

describe('lists', () => {
  test('go on page by page, each item once, and say where they stand', async () => {
    const first = await reader.get('/v1/strikes?limit=2');
    expect(titles(first.body)).toEqual(['Strike 1', 'Strike 2']);
    expect(first.body.asOf).toMatchObject({ sequence: 10, statedAt: null });
    const second = await reader.get(`/v1/strikes?limit=2&cursor=${first.body.next}`);
    expect(titles(second.body)).toEqual(['Strike 3', 'Strike 4']);
    const last = await reader.get(`/v1/strikes?limit=2&cursor=${second.body.next}`);
    expect(titles(last.body)).toEqual(['Strike 5']);
    expect(last.body.next).toBeNull();
    expect(last.headers['link']).toBeUndefined();
  });

  test('link to their next page', async () => {
    const { headers, body } = await reader.get('/v1/strikes?country=UA&limit=2');
    const [, next] = /^<([^>]+)>; rel="next"$/.exec(headers['link'] ?? '') ?? [];
    expect(next).toBe(`/v1/strikes?country=UA&limit=2&cursor=${body.next}`);
    expect(titles((await reader.get(next ?? '')).body)).toEqual(['Strike 5']);
  });

  test('keep to the point at which they were begun', async () => {
    const first = await reader.get('/v1/sources?limit=1');
    await ledger.admin.post('/v1/sources', sourceBody({ name: 'Later' }));
    const second = await reader.get(`/v1/sources?limit=1&cursor=${first.body.next}`);
    expect(second.body.asOf).toEqual(first.body.asOf);
    expect(second.body).toMatchObject({ items: [{ name: 'Agency' }], next: null });
  });

  test.each([
    ['another filter', (cursor: string) => `/v1/strikes?country=UA&cursor=${cursor}`],
    ['another path', (cursor: string) => `/v1/sources?cursor=${cursor}`],
    ['another point', (cursor: string) => `/v1/strikes?asOfSequence=5&cursor=${cursor}`],
    ['another time', (cursor: string) => `/v1/strikes?statedAsOf=2025-10-22&cursor=${cursor}`],
  ])('a cursor does not go on with %s', async (_what, url) => {
    const { body } = await reader.get('/v1/strikes?limit=1');
    const answer = await reader.get(url(body.next as string));
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-cursor']);
  });

  test('a cursor goes on with the point that it has, named or not', async () => {
    const first = await reader.get('/v1/strikes?limit=4&asOfSequence=7&statedAsOf=2025-10-22');
    const url = `/v1/strikes?limit=4&cursor=${first.body.next}`;
    for (const point of ['', '&asOfSequence=7', '&asOfSequence=7&statedAsOf=2025-10-22']) {
      const { body } = await reader.get(url + point);
      expect(titles(body)).toEqual(['Strike 5']);
      expect(body.asOf).toEqual(first.body.asOf);
    }
  });
});

describe('as of', () => {
  test('a sequence', async () => {
    const { body, headers } = await reader.get(`/v1/casualty-counts/${countId}?asOfSequence=9`);
    expect(body).toMatchObject({ revision: 1, figureRevision: 0, figure: { low: 6 } });
    expect(body.asOf).toEqual({ sequence: 9, recordedAt: expect.any(String), statedAt: null });
    expect(headers['etag']).toBe('"1"');
    expect((await reader.get(`/v1/casualty-counts/${countId}?asOfSequence=7`)).status).toBe(404);
    expect((await reader.get('/v1/strikes?asOfSequence=4')).body.items).toHaveLength(2);
  });

  test('before the first', async () => {
    const { body } = await reader.get('/v1/strikes?asOfSequence=0');
    expect(body).toEqual({ items: [], next: null, asOf: { sequence: 0, recordedAt: null, statedAt: null } });
    expect((await reader.get('/v1/strikes?asOf=1999')).status).toBe(400);
    expect((await reader.get('/v1/strikes?asOf=1999-12-31')).body).toEqual(body);
  });

  test('the instant at which an event was recorded, and the day', async () => {
    const { body: event } = await reader.get('/v1/events/10');
    const time = encodeURIComponent(event.time as string);
    const { body } = await reader.get(`/v1/casualty-counts/${countId}?asOf=${time}`);
    expect(body.asOf.recordedAt).toBe(event.time);
    expect(body.asOf.sequence).toBeGreaterThanOrEqual(10);
    const day = (event.time as string).slice(0, 10);
    expect((await reader.get(`/v1/casualty-counts/${countId}?asOf=${day}`)).body.figure.best).toBe(7);
  });

  test('an offset is read, also when its plus sign was not encoded', async () => {
    const { body } = await reader.get(`/v1/casualty-counts/${countId}?statedAsOf=2025-10-22T09:00:00+03:00`);
    expect(body.asOf.statedAt).toBe('2025-10-22T06:00:00.000Z');
  });

  test('stated time: the figure as it had been said by then', async () => {
    const at = async (statedAsOf: string) =>
      reader.get(`/v1/casualty-counts/${countId}?statedAsOf=${statedAsOf}`);
    expect((await at('2025-10-21')).status).toBe(404);
    expect((await at('2025-10-22')).body).toMatchObject({
      figure: { low: 6 },
      asOf: { statedAt: '2025-10-22T23:59:59.999Z' },
    });
    expect((await at('2025-10-23')).body.figure.best).toBe(7);
  });

  test('a sequence that is not there yet is waited for', async () => {
    const { body } = await reader.get('/v1/events?limit=1000');
    const next = (body.upTo as number) + 1;
    const waiting = reader.get(`/v1/sources?asOfSequence=${next}`);
    const minimum = reader.get('/v1/sources', { 'ledger-min-sequence': String(next) });
    await ledger.admin.post('/v1/sources', sourceBody({ name: 'Awaited' }));
    expect((await waiting).body.asOf.sequence).toBe(next);
    expect((await minimum).body.asOf.sequence).toBeGreaterThanOrEqual(next);
  });
});

describe('a revision', () => {
  test('is the same for ever, wherever the ledger stands', async () => {
    const path = `/v1/casualty-counts/${countId}/revisions/2`;
    const first = await reader.get(path);
    const { sequence, recordedAt } = first.body as { sequence: number; recordedAt: string };
    expect(first.body.asOf).toEqual({ sequence, recordedAt, statedAt: null });
    expect(first.headers).toMatchObject({
      etag: '"2"',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    await ledger.admin.post('/v1/sources', sourceBody({ name: 'Later' }));
    for (const point of ['', '?statedAsOf=2025-12-31', '?asOfSequence=11']) {
      expect((await reader.get(path + point)).text).toBe(first.text);
    }
    const again = await reader.get(path, { 'if-none-match': '"2"' });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', '"2"']);
    const head = await reader.send('HEAD', path, {});
    expect([head.status, head.headers['etag']]).toEqual([200, '"2"']);
  });

  test('is read by who does not know it yet', async () => {
    const path = `/v1/casualty-counts/${countId}/revisions`;
    expect((await reader.get(`${path}/1`, { 'if-none-match': '"2"' })).status).toBe(200);
    expect((await reader.get(`${path}/2?asOfSequence=9`, { 'if-none-match': '"2"' })).status).toBe(404);
    // A resource moves on: its ETag is for If-Match alone.
    const resource = `/v1/casualty-counts/${countId}`;
    const { headers } = await reader.get(resource);
    expect((await reader.get(resource, { 'if-none-match': String(headers['etag']) })).status).toBe(200);
  });
});

describe('events', () => {
  test('are the ledger as CloudEvents, in order', async () => {
    const { body, headers } = await reader.get('/v1/events?after=7&limit=3');
    expect(body.upTo).toBe(10);
    expect(headers['cache-control']).toBe('no-cache');
    expect(body.items).toMatchObject([
      {
        sequence: '8',
        type: 'conflict-ledger.casualty-count-reported.v1',
        subject: `casualty-counts/${countId}`,
      },
      { sequence: '9', type: 'conflict-ledger.casualty-claim-recorded.v1', revision: 1 },
      { sequence: '10', type: 'conflict-ledger.casualty-count-amended.v1', actor: 'admin' },
    ]);
  });

  test('one is that CloudEvent and nothing else', async () => {
    const feed = await reader.get('/v1/events?after=9&limit=1');
    const one = await reader.get('/v1/events/10');
    expect(one.body).toEqual(feed.body.items[0]);
    expect(one.headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  test('one never changes, and is sent once to who keeps it', async () => {
    const { headers, text } = await reader.get('/v1/events/10');
    expect(headers['etag']).toBe('"10"');
    for (const tags of ['"10"', 'W/"10"', '"9", "10"', '*']) {
      const again = await reader.get('/v1/events/10', { 'if-none-match': tags });
      expect([again.status, again.text]).toEqual([304, '']);
      expect(again.headers).toMatchObject({
        etag: '"10"',
        'cache-control': headers['cache-control'],
        'ledger-sequence': headers['ledger-sequence'],
      });
    }
    const other = await reader.get('/v1/events/10', { 'if-none-match': '"1", "9"' });
    expect([other.status, other.text]).toEqual([200, text]);
    expect((await reader.get('/v1/events/99', { 'if-none-match': '*' })).status).toBe(404);
  });

  test('keys and hashes never leave', async () => {
    const key = 'a-key-to-look-for';
    await ledger.admin.post('/v1/sources', sourceBody({ name: 'Keyed' }), { key });
    const { text } = await reader.get('/v1/events?limit=1000');
    expect(text).toContain('Keyed');
    expect(text).not.toContain(key);
    expect(text).not.toContain('members');
  });

  test('the end of the feed says how far was looked', async () => {
    const { body } = await reader.get('/v1/events?asOfSequence=10&after=10');
    expect(body).toMatchObject({ items: [], upTo: 10, asOf: { sequence: 10 } });
  });
});

describe('every answer', () => {
  test('of a HEAD has the headers of its GET', async () => {
    const path = `/v1/casualty-counts/${countId}`;
    const [head, get] = [await reader.send('HEAD', path, {}), await reader.get(path)];
    expect([head.status, head.text, head.headers['etag']]).toEqual([200, '', get.headers['etag']]);
  });

  test('has all members of a statement and a figure', async () => {
    const { body } = await reader.get(`/v1/casualty-counts/${countId}`);
    expect(body.statement).toEqual({
      ...stated(mayor, '2025-10-23T05:00:00.000Z'),
      via: [],
      credibility: null,
      url: null,
      archivedUrl: null,
      evidenceSha256: null,
      quote: null,
    });
  });
});
