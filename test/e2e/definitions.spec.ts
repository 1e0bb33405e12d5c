import { amendmentBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

// UUIDv5 in the published namespace, computed elsewhere.
const KILLED = '3cd22eba-b168-5c72-b294-26bdd7f355f8';
const HECTARES = '71f1854b-0eb8-5d0c-bf3e-c26014985023';
const ALL = '0bbf801f-8455-5e68-8f71-a152a7fafc66';
const PARAMEDICS = '7dac715e-2398-5189-8cff-99308bd4e73e';

let ledger: ServedLedger;
let rea: Client;
let sourceId: string;
let subject: { type: 'strike'; id: string };

beforeAll(async () => {
  ledger = await ServedLedger.start();
  rea = await ledger.someone('reviewer', 'rea');
  sourceId = (await rea.record('/v1/sources', sourceBody())).id;
  subject = { type: 'strike', id: (await rea.record('/v1/strikes', strikeBody(sourceId))).id };
});
afterAll(() => ledger.stop());

const head = async () => Number((await rea.get('/v1/sources?limit=1')).headers['ledger-sequence']);
const report = (family: string, members: object) =>
  rea.post(`/v1/${family}-counts`, { subject, statement: stated(sourceId), ...members });

describe('a measure of the deployment', () => {
  const hectares = {
    code: 'hectares_burnt',
    family: 'damage',
    unit: 'ha',
    accumulation: 'cumulative',
    decimals: 2,
  };

  test('counts nothing before it is defined', async () => {
    const { status, body } = await report('damage', { measure: 'hectares_burnt', figure: { best: 1.25 } });
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'invalid', '/measure']);
    const { body: odd } = await report('damage', { measure: 'constructor', figure: { best: 1 } });
    expect(odd.errors[0].pointer).toBe('/measure');
  });

  test('has the one id that follows from family and code', async () => {
    const { body: refused, status } = await rea.post('/v1/measures', { ...hectares, id: PARAMEDICS });
    expect([status, refused.errors[0].pointer]).toEqual([422, '/id']);
    const { body } = await rea.post('/v1/measures', { ...hectares, id: HECTARES });
    expect(body.id).toBe(HECTARES);
  });

  test('is defined once', async () => {
    const again = await rea.post('/v1/measures', { ...hectares, unit: 'km2' });
    expect([again.status, again.body.code, again.body.existingId]).toEqual([409, 'code-taken', HECTARES]);
    const builtIn = await rea.post('/v1/measures', { ...hectares, code: 'killed', family: 'casualty' });
    expect([builtIn.status, builtIn.body.code, builtIn.body.existingId]).toEqual([409, 'code-taken', KILLED]);
    // Another family has codes of its own.
    expect((await rea.post('/v1/measures', { ...hectares, family: 'disruption' })).status).toBe(201);
  });

  test('is what it was defined as, for reports and all that follows', async () => {
    const fine = await report('damage', { measure: 'hectares_burnt', figure: { best: 1.255 } });
    expect([fine.status, fine.body.errors[0].pointer]).toEqual([422, '/figure/best']);
    const { body, status } = await report('damage', { measure: 'hectares_burnt', figure: { best: 1.25 } });
    expect(status).toBe(201);
    const path = `/v1/damage-counts/${body.id}`;
    expect((await rea.get(path)).body).toMatchObject({ unit: 'ha', figure: { best: 1.25 } });
    const amend = (figure: object) =>
      rea.post(`${path}/amendments`, amendmentBody(sourceId, { figure }), { ifMatch: 0 });
    expect((await amend({ best: 0.125 })).status).toBe(422);
    // Cumulative: it does not fall.
    expect((await amend({ best: 0.5 })).body.warnings).toEqual([
      { code: 'cumulative-falls', detail: '0.5 after 1.25 before' },
    ]);
  });

  test('may hold words alone', async () => {
    const words = { code: 'report_source', family: 'casualty', unit: 'text', accumulation: 'level' };
    expect((await rea.post('/v1/measures', words)).status).toBe(201);
    const count = (figure: object | null) => report('casualty', { measure: 'report_source', figure });
    const refused = await count({ low: 1, best: 2, high: 3, approximate: true, asStated: 'mohtel' });
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/figure/low',
      '/figure/best',
      '/figure/high',
      '/figure/approximate',
    ]);
    const { body } = await count({ asStated: 'mohtel' });
    expect((await rea.get(`/v1/casualty-counts/${body.id}`)).body).toMatchObject({
      unit: 'text',
      figure: { low: null, best: null, high: null, approximate: false, asStated: 'mohtel' },
    });
  });

  test('is listed after those that are built in, page by page', async () => {
    const codes: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await rea.get(`/v1/measures?limit=7${next === '' ? '' : `&cursor=${next}`}`);
      codes.push(...body.items.map(({ code }: { code: string }) => code));
      next = body.next;
    }
    expect(codes.slice(0, 2)).toEqual(['killed', 'injured']);
    expect(codes.slice(-3)).toEqual(['hectares_burnt', 'hectares_burnt', 'report_source']);
    expect(codes).toHaveLength(22 + 3);
    const { body: damage } = await rea.get('/v1/measures?family=damage');
    expect(damage.items.map(({ code }: { code: string }) => code)).toEqual([
      'destroyed',
      'damaged',
      'hectares_burnt',
    ]);
  });

  test('is there as of the point, and what is built in always', async () => {
    const { body: killed } = await rea.get(`/v1/measures/${KILLED}?asOf=2020-01-01`);
    expect(killed).toMatchObject({
      code: 'killed',
      family: 'casualty',
      unit: 'people',
      accumulation: 'period',
      basis: 'reported',
      decimals: 0,
      label: 'Killed',
      builtIn: true,
    });
    expect((await rea.get(`/v1/measures/${HECTARES}?asOf=2020-01-01`)).status).toBe(404);
    const { body } = await rea.get(`/v1/measures/${HECTARES}`);
    expect(body).toMatchObject({ ...hectares, basis: 'reported', label: 'Hectares burnt', builtIn: false });
    expect((await rea.get(`/v1/groups/${HECTARES}`)).status).toBe(404);
  });
});

describe('a group of the deployment', () => {
  test('lies within one that is there', async () => {
    const define = (members: object) =>
      rea.post('/v1/groups', { code: 'paramedics', scheme: 'role', ...members });
    for (const within of ['nurses', 'paramedics']) {
      const { status, body } = await define({ within });
      expect([status, body.errors[0].pointer]).toEqual([422, '/within']);
    }
    const { body } = await define({ within: 'medical_staff', label: 'Paramedics' });
    expect(body.id).toBe(PARAMEDICS);
    const inside = await define({ code: 'paramedics_on_duty', within: 'paramedics' });
    expect(inside.status).toBe(201);
    const { body: read } = await rea.get(`/v1/groups/${PARAMEDICS}`);
    expect(read).toMatchObject({ scheme: 'role', within: 'medical_staff', builtIn: false });
  });

  test('lies so deep at most that a total of the whole still finds it', async () => {
    const strike = (await rea.record('/v1/strikes', strikeBody(sourceId))).id as string;
    const totalOfAll = async () =>
      (await rea.get(`/v1/tolls?subject=${strike}&family=casualty&measure=killed`)).body.figure;
    let within = 'all';
    for (let depth = 1; depth <= 16; depth++) {
      const code = `depth_${depth}`;
      const { status } = await rea.post('/v1/groups', { code, scheme: 'depth', within });
      expect([code, status]).toEqual([code, 201]);
      within = code;
    }
    await report('casualty', {
      subject: { type: 'strike', id: strike },
      measure: 'killed',
      group: within,
      figure: { best: 3 },
    });
    expect(await totalOfAll()).toMatchObject({ low: 3 });
    const { status, body } = await rea.post('/v1/groups', { code: 'depth_17', scheme: 'depth', within });
    expect([status, body.errors?.[0].pointer]).toEqual([422, '/within']);
  });

  test('is defined once', async () => {
    for (const [code, id] of [
      ['paramedics', PARAMEDICS],
      ['all', ALL],
    ]) {
      const { status, body } = await rea.post('/v1/groups', { code, scheme: 'role' });
      expect([status, body.code, body.existingId]).toEqual([409, 'code-taken', id]);
    }
    const { body } = await rea.get('/v1/groups?limit=1000');
    expect(body.items[0]).toMatchObject({ id: ALL, code: 'all', scheme: null, within: null, builtIn: true });
    const drones = body.items.find(({ code }: { code: string }) => code === 'strike_drones');
    expect(drones).toMatchObject({ scheme: 'munition', within: 'drones', label: 'Strike drones' });
  });

  test('has its scheme beside each count, from its definition on', async () => {
    const { body } = await report('casualty', { measure: 'killed', figure: { best: 3 } });
    await report('casualty', { measure: 'killed', group: 'paramedics', figure: { best: 1 } });
    await report('casualty', { measure: 'killed', group: 'teachers', figure: { best: 1 } });
    const before = await head();
    await rea.post('/v1/groups', { code: 'teachers', scheme: 'role' });
    const schemes = async (query: string) => {
      const { body: count } = await rea.get(`/v1/casualty-counts/${body.id}${query}`);
      return count.groups.map(({ group, scheme }: { group: string; scheme: string }) => [group, scheme]);
    };
    expect(await schemes('')).toEqual([
      ['paramedics', 'role'],
      ['teachers', 'role'],
    ]);
    expect(await schemes(`?asOfSequence=${before}`)).toEqual([
      ['paramedics', 'role'],
      ['teachers', null],
    ]);
  });

  test('counts within what contains it', async () => {
    const strike = { type: 'strike', id: (await rea.record('/v1/strikes', strikeBody(sourceId))).id };
    const killed = async (group: string, best: number) => {
      const quantity = { subject: strike, measure: 'killed', group, figure: { best } };
      return (await report('casualty', quantity)).body.warnings;
    };
    expect(await killed('paramedics_on_duty', 3)).toEqual([]);
    // Above what is inside another group that contains it: medical staff has paramedics has those on duty.
    expect(await killed('medical_staff', 2)).toEqual([
      {
        code: 'parts-exceed-whole',
        detail: 'group paramedics_on_duty against this count: at least 3, above at most 2',
      },
    ]);
    expect(await killed('journalists', 3)).toEqual([]);
    // Those of one scheme never overlap.
    expect(await killed('all', 3)).toEqual([
      {
        code: 'parts-exceed-whole',
        detail: 'groups medical_staff, journalists against this count: at least 5, above at most 3',
      },
    ]);
  });
});
