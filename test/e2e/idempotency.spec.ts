import {
  amendmentBody,
  claimBody,
  countBody,
  retractionBody,
  sourceBody,
  stated,
  strikeBody,
} from '../support/bodies.js';
import type { Answer, Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let analyst: Client;
let reviewer: Client;
let sourceId: string;
let strikeId: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  analyst = await ledger.someone('analyst', 'ana');
  reviewer = await ledger.someone('reviewer', 'rea');
  sourceId = (await analyst.record('/v1/sources', sourceBody())).id;
  strikeId = (await analyst.record('/v1/strikes', strikeBody(sourceId))).id;
});

afterAll(() => ledger.stop());

function expectReplay(first: Answer, again: Answer): void {
  expect(first.status).toBe(201);
  expect(first.headers['idempotency-replayed']).toBeUndefined();
  expect(again.status).toBe(200);
  expect(again.body).toEqual(first.body);
  expect(again.headers).toMatchObject({
    'idempotency-replayed': 'true',
    location: first.headers['location'],
    etag: first.headers['etag'],
  });
}

describe('the same command twice', () => {
  test('absent and null are the same body, in whatever order', async () => {
    const first = await analyst.post(
      '/v1/sources',
      { name: 'Order', kind: 'mayor', url: null },
      { key: 'source-2' },
    );
    const again = await analyst.post(
      '/v1/sources',
      { note: null, kind: 'mayor', name: 'Order' },
      { key: 'source-2' },
    );
    expectReplay(first, again);
  });

  test('absent and null are the same at any depth', async () => {
    const body = countBody(sourceId, strikeId, { measure: 'killed', group: 'children' });
    const all = { low: null, best: 9, high: null, approximate: null, asStated: null };
    const key = 'sparse-1';
    const first = await analyst.post('/v1/casualty-counts', { ...body, figure: all }, { key });
    expectReplay(first, await analyst.post('/v1/casualty-counts', { ...body, figure: { best: 9 } }, { key }));
    const other = await analyst.post('/v1/casualty-counts', { ...body, figure: { best: 8 } }, { key });
    expect(other.body).toMatchObject({ code: 'key-reused', errors: [{ pointer: '/figure' }] });
  });

  test('a code that is null is an absent one', async () => {
    const ask = (codes: object) =>
      analyst.post('/v1/sources', sourceBody({ name: 'Codes', codes }), { key: 'codes-1' });
    const first = await ask({ a: null, b: 'x' });
    expectReplay(first, await ask({ b: 'x' }));
    expect((await analyst.get(`/v1/sources/${first.body.id}`)).body.codes).toEqual({ b: 'x' });
  });

  test('null takes a detail away, absence leaves it', async () => {
    const id = (await analyst.record('/v1/strikes', strikeBody(sourceId, { attacker: 'Somebody' }))).id;
    const ask = (changes: object) =>
      reviewer.post(
        `/v1/strikes/${id}/amendments`,
        { changes, cause: 'verified', reason: 'Not known', statement: stated(sourceId) },
        { key: 'take-away-1', ifMatch: 0 },
      );
    const first = await ask({ title: 'Another', attacker: null });
    expect((await ask({ title: 'Another' })).body.code).toBe('key-reused');
    expectReplay(first, await ask({ title: 'Another', attacker: null }));
  });

  test('a figure that is null is not an absent one', async () => {
    const body = countBody(sourceId, strikeId, { measure: 'missing', figure: null });
    const first = await analyst.post('/v1/casualty-counts', body, { key: 'missing-1' });
    expect(first.status).toBe(201);
    const { figure: _figure, ...without } = body;
    const other = await analyst.post('/v1/casualty-counts', without, { key: 'missing-1' });
    expect(other.body).toMatchObject({ code: 'key-reused', errors: [{ pointer: '/figure' }] });
    expectReplay(first, await analyst.post('/v1/casualty-counts', body, { key: 'missing-1' }));
  });

  test('a change is answered as before, whatever If-Match says by then', async () => {
    const id = (await analyst.record('/v1/casualty-counts', countBody(sourceId, strikeId))).id as string;
    const path = `/v1/casualty-counts/${id}/amendments`;
    const first = await reviewer.post(path, amendmentBody(sourceId), { key: 'amend-1', ifMatch: 0 });
    await reviewer.post(path, amendmentBody(sourceId, { figure: { best: 8 } }), { ifMatch: 1 });
    expectReplay(first, await reviewer.post(path, amendmentBody(sourceId), { key: 'amend-1', ifMatch: 0 }));
    expectReplay(first, await reviewer.post(path, amendmentBody(sourceId), { key: 'amend-1', ifMatch: 2 }));
    expectReplay(first, await reviewer.post(path, amendmentBody(sourceId), { key: 'amend-1' }));
    for (const tag of ['*', 'W/"0"', 'x']) {
      const malformed = { key: 'amend-1', headers: { 'if-match': tag } };
      expectReplay(first, await reviewer.post(path, amendmentBody(sourceId), malformed));
    }
    expect((await analyst.get(`/v1/casualty-counts/${id}`)).body.revision).toBe(2);
  });

  test('what needs no If-Match does not look at it', async () => {
    const headers = { 'if-match': 'x' };
    expect((await analyst.post('/v1/sources', sourceBody({ name: 'Unread' }), { headers })).status).toBe(201);
  });

  test('at once, they are one', async () => {
    const ask = () =>
      analyst.post('/v1/strikes', strikeBody(sourceId, { title: 'At once' }), { key: 'strike-at-once' });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
  });

  test('a key is known for a new resource too, whose id would be another', async () => {
    const first = await analyst.post('/v1/strikes', strikeBody(sourceId), { key: 'strike-own-id' });
    const id = '018f3c2a-7b1e-7c40-9a51-000000000001';
    const other = await analyst.post('/v1/strikes', strikeBody(sourceId, { id }), { key: 'strike-own-id' });
    expect(first.status).toBe(201);
    expect(other.body).toMatchObject({ code: 'key-reused', errors: [{ pointer: '/id' }] });
    expect((await analyst.get(`/v1/strikes/${id}`)).status).toBe(404);
  });

  test('the claim in the path is part of what is asked', async () => {
    const body = countBody(sourceId, strikeId, { measure: 'detained' });
    const id = (await analyst.record('/v1/casualty-counts', body)).id as string;
    const agency = (await analyst.record('/v1/sources', sourceBody({ name: 'Agency' }))).id as string;
    await analyst.post(`/v1/casualty-counts/${id}/claims`, claimBody(agency));
    const adopt = (claim: number) =>
      reviewer.post(
        `/v1/casualty-counts/${id}/claims/${claim}/adoption`,
        { reason: 'Nearer' },
        { key: 'adopt-1', ifMatch: 1 },
      );
    const first = await adopt(1);
    expect((await adopt(0)).body).toMatchObject({ code: 'key-reused', errors: [{ pointer: '/claim' }] });
    expectReplay(first, await adopt(1));
  });

  test('a key belongs to its actor and to what it was used for', async () => {
    const key = 'shared';
    const body = sourceBody({ name: 'Shared key' });
    const one = await analyst.post('/v1/sources', body, { key });
    const other = await reviewer.post('/v1/sources', body, { key });
    const strike = await analyst.post('/v1/strikes', strikeBody(sourceId), { key });
    expect([one.status, other.status, strike.status]).toEqual([201, 201, 201]);
    expect(one.body.id).not.toBe(other.body.id);
  });

  test('only successes are remembered', async () => {
    const key = 'second-try';
    expect((await analyst.post('/v1/sources', sourceBody({ name: '' }), { key })).status).toBe(422);
    expect((await analyst.post('/v1/sources', sourceBody(), { key })).status).toBe(201);
  });

  test('a command of two events is answered with both again', async () => {
    const id = (
      await analyst.post('/v1/casualty-counts', countBody(sourceId, strikeId, { measure: 'injured' }))
    ).body.id as string;
    const ask = () =>
      analyst.post(`/v1/casualty-counts/${id}/claims/0/retraction`, retractionBody(sourceId), {
        key: 'take-back',
        ifMatch: 0,
      });
    const first = await ask();
    expect(first.body.events).toHaveLength(2);
    expectReplay(first, await ask());
  });
});
