import {
  amendmentBody,
  claimBody,
  countBody,
  retractionBody,
  sourceBody,
  stated,
  strikeBody,
} from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

let ledger: LedgerApp;
let analyst: Client;
let reviewer: Client;
let mayor: string;
let agency: string;
let strikeId: string;

beforeEach(async () => {
  ledger = await LedgerApp.start();
  analyst = await ledger.someone('analyst', 'ana');
  reviewer = await ledger.someone('reviewer', 'rea');
  mayor = (await analyst.record('/v1/sources', sourceBody())).id;
  agency = (await analyst.record('/v1/sources', sourceBody({ name: 'Agency', kind: 'agency' }))).id;
  strikeId = (await analyst.record('/v1/strikes', strikeBody(mayor))).id;
});

afterEach(() => ledger.stop());

const count = async (): Promise<string> =>
  (await analyst.record('/v1/casualty-counts', countBody(mayor, strikeId))).id;

describe('sources', () => {
  test('are registered, graded and read with their grades', async () => {
    const id = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';
    const registered = await analyst.post(
      '/v1/sources',
      sourceBody({ id, country: 'UA', url: 'https://example.org/', codes: { wikidata: 'Q1' } }),
    );
    expect(registered.status).toBe(201);
    expect(registered.body).toEqual({
      id,
      revision: 0,
      sequence: 4,
      events: [
        { id: expect.any(String), type: 'conflict-ledger.source-registered.v1', revision: 0, sequence: 4 },
      ],
      warnings: [],
    });
    expect(registered.headers).toMatchObject({
      location: `/v1/sources/${id}`,
      etag: '"0"',
      'ledger-sequence': '4',
      'cache-control': 'no-store',
    });
    const graded = await reviewer.post(`/v1/sources/${id}/grades`, {
      reliability: 'B',
      reason: 'Often right',
    });
    expect([graded.status, graded.headers['etag']]).toEqual([201, '"1"']);

    const { body, headers } = await analyst.get(`/v1/sources/${id}`);
    expect(body).toMatchObject({
      id,
      name: 'Mayor of Kharkiv',
      kind: 'mayor',
      country: 'UA',
      url: 'https://example.org/',
      reliability: 'B',
      codes: { wikidata: 'Q1' },
      revision: 1,
      actor: 'ana',
      asOf: { sequence: 5, statedAt: null },
    });
    expect(body.grades).toMatchObject([
      { reliability: 'B', previous: null, reason: 'Often right', actor: 'rea' },
    ]);
    expect(headers).toMatchObject({ etag: '"1"', 'cache-control': 'no-cache', 'ledger-sequence': '5' });
  });
});

describe('strikes', () => {
  test('are kept with all members, normalised', async () => {
    const { body } = await analyst.post(
      '/v1/strikes',
      strikeBody(mayor, {
        attacker: 'Russian armed forces',
        parties: [{ group: 'side_a', name: 'One side' }],
        target: { kind: 'education', name: 'kindergarten' },
        occurred: { from: '2025-10-22T09:10:00+03:00', to: '2025-10-22', precision: 'hour' },
        place: { precision: 'exact', point: [36.23, 49.99] },
        regions: ['UA-63'],
        partOf: strikeId,
        note: 'Third wave\n\tof the night',
        statement: { ...stated(mayor), via: [agency], credibility: 2, evidenceSha256: 'AB'.repeat(32) },
      }),
    );
    expect((await analyst.get(`/v1/strikes/${body.id}`)).body).toMatchObject({
      id: body.id,
      status: 'claimed',
      title: 'Drone strike on a kindergarten, Kharkiv',
      means: ['drone'],
      attacker: 'Russian armed forces',
      parties: [{ group: 'side_a', name: 'One side' }],
      target: { kind: 'education', name: 'kindergarten' },
      occurred: { from: '2025-10-22T06:10:00.000Z', to: '2025-10-22', precision: 'hour' },
      place: { name: null, country: null, admin1: null, point: [36.23, 49.99], precision: 'exact' },
      regions: ['UA-63'],
      partOf: strikeId,
      note: 'Third wave\n\tof the night',
      codes: {},
      statement: {
        sourceId: mayor,
        statedAt: '2025-10-22T06:00:00.000Z',
        via: [agency],
        credibility: 2,
        url: null,
        archivedUrl: null,
        evidenceSha256: 'ab'.repeat(32),
        quote: null,
      },
    });
  });

  test('are amended member by member; null takes away what may be absent', async () => {
    const { body: made } = await analyst.post(
      '/v1/strikes',
      strikeBody(mayor, { attacker: 'Somebody', regions: ['UA-63'] }),
    );
    const amended = await reviewer.post(
      `/v1/strikes/${made.id}/amendments`,
      {
        changes: { title: 'Drone strike', attacker: null, regions: null },
        cause: 'verified',
        reason: 'Nobody saw who',
        statement: stated(agency, '2025-10-23'),
      },
      { ifMatch: 0 },
    );
    expect([amended.status, amended.headers['etag']]).toEqual([201, '"1"']);
    expect((await analyst.get(`/v1/strikes/${made.id}`)).body).toMatchObject({
      title: 'Drone strike',
      attacker: null,
      regions: [],
      means: ['drone'],
      revision: 1,
    });
  });

  test('are retracted by whoever brought them, and reopened by an amendment', async () => {
    const retraction = { reason: 'Did not happen', statement: stated(mayor, '2025-10-24') };
    const other = await ledger.someone('analyst', 'otto');
    const path = `/v1/strikes/${strikeId}`;
    expect((await other.post(`${path}/retraction`, retraction, { ifMatch: 0 })).body.code).toBe('forbidden');
    expect((await analyst.post(`${path}/retraction`, retraction, { ifMatch: 0 })).status).toBe(201);
    expect((await analyst.get(path)).body.status).toBe('retracted');
    expect((await analyst.post(`${path}/retraction`, retraction, { ifMatch: 1 })).body.code).toBe(
      'retracted',
    );
    const reopening = {
      changes: { title: 'It did' },
      cause: 'verified',
      reason: 'Pictures',
      statement: stated(agency, '2025-10-25'),
    };
    expect((await reviewer.post(`${path}/amendments`, reopening, { ifMatch: 1 })).status).toBe(201);
    expect((await analyst.get(path)).body.status).toBe('claimed');
  });
});

describe('casualty counts', () => {
  test('are reported, amended and read with their history', async () => {
    const id = await count();
    const amended = await reviewer.post(`/v1/casualty-counts/${id}/amendments`, amendmentBody(mayor), {
      ifMatch: 0,
    });
    expect(amended.body).toMatchObject({ id, revision: 1, sequence: 5, warnings: [] });
    const { body, headers } = await analyst.get(`/v1/casualty-counts/${id}`);
    expect(body).toMatchObject({
      id,
      family: 'casualty',
      subject: { type: 'strike', id: strikeId },
      measure: 'killed',
      group: 'all',
      period: null,
      running: false,
      dating: 'occurred',
      unit: 'people',
      status: 'active',
      revision: 1,
      figureRevision: 1,
      figure: { low: null, best: 7, high: null, approximate: false, asStated: null },
    });
    expect(headers['etag']).toBe('"1"');

    const { body: history } = await analyst.get(`/v1/casualty-counts/${id}/revisions`);
    expect(history.items).toMatchObject([
      { revision: 0, type: 'conflict-ledger.casualty-count-reported.v1', figure: { low: 6 } },
      {
        revision: 1,
        type: 'conflict-ledger.casualty-count-amended.v1',
        figure: { best: 7 },
        previous: { low: 6, asStated: 'at least six' },
        cause: 'developed',
        actor: 'rea',
      },
    ]);
    const one = await analyst.get(`/v1/casualty-counts/${id}/revisions/1`);
    expect(one.body).toMatchObject({ ...history.items[1], asOf: history.asOf });
    expect(one.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('keep unknown, zero and retracted apart', async () => {
    const report = (measure: string, figure: object | null) =>
      analyst.post('/v1/casualty-counts', countBody(mayor, strikeId, { measure, figure }));
    const unknown = (await report('missing', null)).body.id as string;
    const zero = (await report('injured', { best: 0 })).body.id as string;
    const retracted = await count();
    await analyst.post(`/v1/casualty-counts/${retracted}/retraction`, retractionBody(mayor), { ifMatch: 0 });

    expect((await analyst.get(`/v1/casualty-counts/${unknown}`)).body).toMatchObject({
      status: 'active',
      figure: null,
    });
    expect((await analyst.get(`/v1/casualty-counts/${zero}`)).body.figure.best).toBe(0);
    const { body } = await analyst.get(`/v1/casualty-counts/${retracted}`);
    expect(body).toMatchObject({ status: 'retracted', lastFigure: { low: 6 } });
    expect(body).not.toHaveProperty('figure');
  });

  test('of a strike have their period normalised', async () => {
    const ofStrike = { period: '2025-10-01/2025-10-31', dating: 'reported' };
    const { body } = await analyst.post('/v1/casualty-counts', countBody(mayor, strikeId, ofStrike));
    expect((await analyst.get(`/v1/casualty-counts/${body.id}`)).body).toMatchObject({
      period: '2025-10',
      dating: 'reported',
    });
  });

  test('have the id that a client can compute', async () => {
    const wave = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';
    const killedOfWave = 'a91d6aaa-90f5-5232-83cf-e867e9d15af4';
    await analyst.post('/v1/strikes', strikeBody(mayor, { id: wave }));
    const wrong = await analyst.post('/v1/casualty-counts', { ...countBody(mayor, wave), id: strikeId });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/id']);
    const right = await analyst.post('/v1/casualty-counts', { ...countBody(mayor, wave), id: killedOfWave });
    expect([right.status, right.body.id]).toEqual([201, killedOfWave]);
    expect(right.headers['location']).toBe(`/v1/casualty-counts/${killedOfWave}`);
  });

  test('take claims beside the figure in force; a reviewer adopts one, and it can be taken back', async () => {
    const id = await count();
    const path = `/v1/casualty-counts/${id}`;
    const claim = await analyst.post(`${path}/claims`, claimBody(agency));
    expect([claim.status, claim.body.revision]).toEqual([201, 1]);
    expect((await analyst.get(path)).body).toMatchObject({
      revision: 1,
      figureRevision: 0,
      figure: { low: 6 },
    });

    const early = await analyst.post(`${path}/claims/1/adoption`, { reason: 'Nearer' }, { ifMatch: 0 });
    expect(early.body.code).toBe('forbidden');
    // A claim makes nobody stale.
    expect(
      (await reviewer.post(`${path}/claims/1/adoption`, { reason: 'Nearer' }, { ifMatch: 0 })).status,
    ).toBe(201);
    expect((await analyst.get(path)).body).toMatchObject({ figureRevision: 2, figure: { best: 9 } });

    const retract = (who: Client, members: object = {}) =>
      who.post(`${path}/claims/1/retraction`, retractionBody(agency, members), { ifMatch: 2 });
    // The claim is the analyst's own; which other figure is in force then is not for them to say.
    expect((await retract(analyst, { adopt: 0 })).body.code).toBe('forbidden');
    const bare = await retract(reviewer);
    expect([bare.status, bare.body.code, bare.body.errors[0].pointer]).toEqual([
      422,
      'adopt-needed',
      '/adopt',
    ]);
    const taken = await retract(reviewer, { adopt: 0 });
    expect([taken.status, taken.body.events.length]).toEqual([201, 2]);
    expect(taken.body.events.map(({ revision }: { revision: number }) => revision)).toEqual([3, 4]);
    expect((await analyst.get(path)).body).toMatchObject({ revision: 4, figure: { low: 6 } });
  });
});
