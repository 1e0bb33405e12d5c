import { sourceBody, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let reader: Client;
let placed: string;
let unplaced: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  reader = ledger.as(null);
  const { admin } = ledger;
  const { id } = (await admin.post('/v1/sources', sourceBody())).body;
  const place = { name: 'Kharkiv', point: [36.23, 49.99], precision: 'near' };
  placed = (await admin.record('/v1/strikes', strikeBody(id, { place }))).id;
  unplaced = (await admin.record('/v1/strikes', strikeBody(id))).id;
});
afterAll(() => ledger.stop());

const GEOJSON = { accept: 'application/geo+json' };
const LIKE_A_BROWSER = { accept: 'text/html,application/geo+json;q=0.1,*/*;q=0.8' };

describe('strikes as GeoJSON', () => {
  test('are a FeatureCollection with null geometry where no point is known', async () => {
    const { body: page } = await reader.get('/v1/strikes');
    const { status, headers, body } = await reader.get('/v1/strikes', GEOJSON);
    expect([status, headers['content-type'], headers['vary']]).toEqual([
      200,
      'application/geo+json; charset=utf-8',
      'Accept',
    ]);
    expect(body).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: placed,
          geometry: { type: 'Point', coordinates: [36.23, 49.99] },
          properties: page.items[0],
        },
        { type: 'Feature', id: unplaced, geometry: null, properties: page.items[1] },
      ],
      next: null,
      asOf: page.asOf,
      licence: 'none stated: see each source',
      rowCount: 2,
    });
  });

  test('are a Feature each, and keep the point that they stand on and their ETag', async () => {
    const { asOf, ...properties } = (await reader.get(`/v1/strikes/${placed}`)).body;
    const { headers, body } = await reader.get(`/v1/strikes/${placed}?format=geojson`);
    expect([headers['content-type'], headers['etag']]).toEqual([
      'application/geo+json; charset=utf-8',
      '"0"',
    ]);
    expect(body).toEqual({
      type: 'Feature',
      id: placed,
      geometry: { type: 'Point', coordinates: [36.23, 49.99] },
      properties,
      asOf,
    });
  });

  test.each([
    ['/v1/strikes?format=geojson', {}, 'FeatureCollection'],
    ['/v1/strikes?format=json', GEOJSON, undefined],
    ['/v1/strikes', LIKE_A_BROWSER, undefined],
    ['/v1/strikes', { accept: 'application/json, application/geo+json' }, undefined],
    ['/v1/strikes', { accept: 'application/geo+json, application/json;q=0.9' }, 'FeatureCollection'],
    ['/v1/strikes', { accept: 'application/geo+json;q=0, */*' }, undefined],
    ['/v1/strikes?format=geojson', { accept: 'text/html' }, 'FeatureCollection'],
  ])('%s with %j', async (url, headers, type) => {
    const answer = await reader.get(url, headers);
    expect([answer.status, answer.body.type]).toEqual([200, type]);
  });

  test('go on in either form with one cursor', async () => {
    const { body } = await reader.get('/v1/strikes?limit=1', GEOJSON);
    const next = await reader.get(`/v1/strikes?limit=1&cursor=${body.next}`);
    expect(next.body.items[0].id).toBe(unplaced);
    const again = await reader.get(`/v1/strikes?limit=1&format=geojson&cursor=${body.next}`);
    expect(again.body.features[0].id).toBe(unplaced);
  });

  test('are known in no other form, nor lists that have no places', async () => {
    expect((await reader.get('/v1/strikes?format=xml')).status).toBe(422);
    expect((await reader.get(`/v1/strikes/${placed}?format=xml`)).status).toBe(422);
    expect((await reader.get('/v1/sources?format=geojson')).status).toBe(406);
  });

  test('are not sent to who takes neither', async () => {
    for (const path of ['/v1/strikes', `/v1/strikes/${placed}`]) {
      const { status, headers, body } = await reader.get(path, {
        accept: 'application/xml, application/json;q=0',
      });
      expect([status, headers['vary'], body.code]).toEqual([406, 'Accept', 'not-acceptable']);
      expect(body.detail).toContain('geojson (application/geo+json)');
    }
    expect((await reader.get(`/v1/strikes/${placed}?format=csv`)).status).toBe(406);
  });
});
