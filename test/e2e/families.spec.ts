/** @jest-environment node */
import type * as families from '../../src/domain/counts/families.js';
import { amendmentBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

/** A family is one row: this one is in no other place of the program. */
jest.mock('../../src/domain/counts/families.js', () => {
  const actual = jest.requireActual<typeof families>('../../src/domain/counts/families.js');
  const rows = actual.FAMILIES as families.Family[];
  const megawatts = { unit: 'MW', accumulation: 'level', basis: 'reported', decimals: 1 } as const;
  rows.push({
    code: 'grid_load',
    label: 'Grid loads',
    measures: { generated: megawatts, consumed: megawatts },
    orders: [{ lesser: 'consumed', greater: 'generated' }],
  });
  return actual;
});

let ledger: LedgerApp;
let rea: Client;
let sourceId: string;
let subject: { type: 'strike'; id: string };

beforeAll(async () => {
  ledger = await LedgerApp.start();
  rea = await ledger.someone('reviewer', 'rea');
  sourceId = (await rea.record('/v1/sources', sourceBody())).id;
  subject = { type: 'strike', id: (await rea.record('/v1/strikes', strikeBody(sourceId))).id };
});
afterAll(() => ledger.stop());

describe('a family that is added as a row', () => {
  let id: string;

  test('is reported to, under its own names', async () => {
    const { status, body } = await rea.post('/v1/grid_load-counts', {
      subject,
      measure: 'generated',
      figure: { best: 120.5 },
      statement: stated(sourceId),
    });
    expect(status).toBe(201);
    expect(body.events).toEqual([
      expect.objectContaining({ type: 'conflict-ledger.grid_load-count-reported.v1' }),
    ]);
    id = body.id;
  });

  test('is amended, with its own measure and rule', async () => {
    const two = await rea.post(
      `/v1/grid_load-counts/${id}/amendments`,
      amendmentBody(sourceId, { figure: { best: 100.25 } }),
      { ifMatch: 0 },
    );
    expect([two.status, two.body.errors[0].pointer]).toEqual([422, '/figure/best']);
    const one = await rea.post(
      `/v1/grid_load-counts/${id}/amendments`,
      amendmentBody(sourceId, { figure: { best: 100.2 } }),
      { ifMatch: 0 },
    );
    expect(one.status).toBe(201);
    const consumed = await rea.post('/v1/grid_load-counts', {
      subject,
      measure: 'consumed',
      figure: { best: 101 },
      statement: stated(sourceId),
    });
    expect(consumed.body.warnings).toEqual([
      { code: 'measure-order', detail: 'consumed 101 is above generated 100.2' },
    ]);
  });

  test('is read, with its history', async () => {
    const { body } = await rea.get(`/v1/grid_load-counts/${id}`);
    expect(body).toMatchObject({ family: 'grid_load', unit: 'MW', revision: 1, figure: { best: 100.2 } });
    const { body: history } = await rea.get(`/v1/grid_load-counts/${id}/revisions`);
    expect(history.items.map((entry: { type: string }) => entry.type)).toEqual([
      'conflict-ledger.grid_load-count-reported.v1',
      'conflict-ledger.grid_load-count-amended.v1',
    ]);
    const listed = await rea.get('/v1/grid_load-counts');
    expect(listed.body.items).toHaveLength(2);
    const strike = await rea.get(`/v1/strikes/${subject.id}`);
    expect(strike.body.counts.map((count: { family: string }) => count.family)).toEqual([
      'grid_load',
      'grid_load',
    ]);
  });

  test('has its measures in the list, and takes further ones', async () => {
    const { body } = await rea.get('/v1/measures?family=grid_load');
    expect(body.items.map((measure: { code: string }) => measure.code)).toEqual(['generated', 'consumed']);
    const defined = await rea.post('/v1/measures', {
      code: 'imported',
      family: 'grid_load',
      unit: 'MW',
      accumulation: 'level',
    });
    expect(defined.status).toBe(201);
  });

  test('is documented', async () => {
    const { body } = await rea.get('/openapi.json');
    expect(Object.keys(body.paths)).toContain('/v1/grid_load-counts/{id}/amendments');
  });
});
