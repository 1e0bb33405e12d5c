import { amendmentBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let analyst: Client;
let reviewer: Client;
let forces: string;
let officials: string;
let newspaper: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  analyst = await ledger.someone('analyst', 'ana');
  reviewer = await ledger.someone('reviewer', 'rea');
  const source = async (name: string) =>
    (await analyst.record('/v1/sources', sourceBody({ name }))).id as string;
  forces = await source('Ukrainian forces');
  officials = await source('Russian officials');
  newspaper = await source('A newspaper');
});
afterAll(() => ledger.stop());

/** The plant in Bryansk, as its attackers claim it. */
async function plant(): Promise<string> {
  const { body } = await analyst.post(
    '/v1/strikes',
    strikeBody(forces, {
      title: 'Storm Shadow missiles hit a chemical plant in Bryansk',
      means: ['missile'],
      target: { kind: 'industry', name: 'chemical plant' },
      place: { name: 'Bryansk', country: 'RU', precision: 'settlement' },
      occurred: { from: '2025-10-21', precision: 'day' },
      statement: stated(forces, '2025-10-22T06:00:00Z'),
    }),
  );
  return body.id as string;
}

const say = async (path: string, body: object): Promise<number> =>
  (await analyst.record(`/v1/strikes/${path}`, body)).revision;
const read = async (id: string, query = '') => (await analyst.get(`/v1/strikes/${id}${query}`)).body;

const explosions = (statedAt = '2025-10-22T08:00:00Z') => ({
  extent: 'partial',
  details: { title: 'Explosions in Bryansk' },
  statement: stated(officials, statedAt),
});

test('a dispute that stands outweighs what confirms, until it is taken back', async () => {
  const id = await plant();
  await say(`${id}/corroborations`, { extent: 'full', statement: stated(newspaper, '2025-10-22T09:00:00Z') });
  expect((await read(id)).status).toBe('corroborated');
  const dispute = await say(`${id}/disputes`, { statement: stated(officials, '2025-10-22T10:00:00Z') });
  expect(await read(id)).toMatchObject({ status: 'disputed', statusExplained: { stances: [dispute] } });
  await say(`${id}/disputes/${dispute}/retraction`, {
    reason: 'The governor speaks of a fire at the plant',
    statement: stated(officials, '2025-10-23'),
  });
  const now = await read(id);
  expect(now).toMatchObject({ status: 'corroborated', statusExplained: { stances: [1] } });
  expect(now.stances).toMatchObject([
    { revision: 1, standing: true, takenBack: false },
    { revision: 2, kind: 'dispute', standing: false, takenBack: true },
  ]);
  // As of before, on either axis, the dispute stood.
  expect((await read(id, '?statedAsOf=2025-10-22')).status).toBe('disputed');
  expect((await read(id, `?asOfSequence=${now.asOf.sequence - 1}`)).status).toBe('disputed');
  expect((await read(id, '?statedAsOf=2025-10-22T09:30:00Z')).status).toBe('corroborated');
});

test('of one source the latest stance counts, in stated order', async () => {
  const id = await plant();
  const late = await say(`${id}/disputes`, { statement: stated(officials, '2025-10-24') });
  await say(`${id}/corroborations`, explosions('2025-10-22T08:00:00Z'));
  expect(await read(id)).toMatchObject({ status: 'disputed', statusExplained: { stances: [late] } });
  expect((await read(id, '?statedAsOf=2025-10-23')).status).toBe('partially_corroborated');
});

test('a stance makes nobody stale', async () => {
  const id = await plant();
  await say(`${id}/corroborations`, explosions());
  const amended = await reviewer.post(
    `/v1/strikes/${id}/amendments`,
    { ...amendmentBody(forces), figure: undefined, changes: { title: 'A gunpowder plant in Bryansk' } },
    { ifMatch: 0 },
  );
  expect(amended.status).toBe(201);
  expect(await read(id)).toMatchObject({ revision: 2, detailsRevision: 2, status: 'partially_corroborated' });
  const stale = await reviewer.post(
    `/v1/strikes/${id}/retraction`,
    { reason: 'Never happened', statement: stated(forces, '2025-10-25') },
    { ifMatch: 1 },
  );
  expect(stale.body).toMatchObject({ code: 'stale-revision', currentRevision: 2, detailsRevision: 2 });
});

test('nobody confirms themselves, nor what is retracted', async () => {
  const id = await plant();
  const own = await analyst.post(`/v1/strikes/${id}/corroborations`, {
    extent: 'full',
    statement: stated(forces),
  });
  expect(own.body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/statement/sourceId' }] });
  const retracted = await reviewer.post(
    `/v1/strikes/${id}/retraction`,
    { reason: 'Another plant', statement: stated(forces, '2025-10-25') },
    { ifMatch: 0 },
  );
  expect(retracted.status).toBe(201);
  const late = await analyst.post(`/v1/strikes/${id}/corroborations`, explosions());
  expect([late.status, late.body.code]).toEqual([409, 'retracted']);
});

test('the same said again changes nothing, and only its own kind is taken back', async () => {
  const id = await plant();
  await say(`${id}/corroborations`, explosions());
  const again = await analyst.post(`/v1/strikes/${id}/corroborations`, explosions());
  expect(again.body.code).toBe('no-change');
  const body = { reason: 'A mistake', statement: stated(officials, '2025-10-24') };
  expect((await analyst.post(`/v1/strikes/${id}/disputes/1/retraction`, body)).body.code).toBe('not-found');
  const other = await ledger.someone('analyst', 'another');
  expect((await other.post(`/v1/strikes/${id}/corroborations/1/retraction`, body)).body.code).toBe(
    'forbidden',
  );
  await say(`${id}/corroborations/1/retraction`, body);
  const twice = await analyst.post(`/v1/strikes/${id}/corroborations/1/retraction`, body);
  expect(twice.body.code).toBe('no-change');
});

test('lists are filtered by the computed status, as of any point', async () => {
  const id = await plant();
  const before = (await read(id)).asOf.sequence as number;
  await say(`${id}/disputes`, { statement: stated(officials, '2025-10-22T10:00:00Z') });
  const listed = async (query: string) =>
    (await analyst.get(`/v1/strikes?limit=1000&${query}`)).body.items.map((item: { id: string }) => item.id);
  expect(await listed('status=disputed')).toContain(id);
  expect(await listed('status=claimed')).not.toContain(id);
  expect(await listed(`status=claimed&asOfSequence=${before}`)).toContain(id);
  expect(await listed('status=disputed&country=RU')).toContain(id);
});
