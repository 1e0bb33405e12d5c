import { amendmentBody, countBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let analyst: Client;
let reviewer: Client;
let ministry: string;
let strikeId: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  analyst = await ledger.someone('analyst', 'ana');
  reviewer = await ledger.someone('reviewer', 'rea');
  ministry = (await analyst.record('/v1/sources', sourceBody({ name: 'A ministry' }))).id as string;
});
afterAll(() => ledger.stop());
beforeEach(async () => {
  strikeId = (await analyst.record('/v1/strikes', strikeBody(ministry))).id as string;
});

const report = async (members: object): Promise<string> =>
  (await analyst.record('/v1/casualty-counts', countBody(ministry, strikeId, members))).id;
const record = async (scope: object[], members: object = {}): Promise<string> => {
  const subject = { type: 'strike', id: strikeId };
  const { id } = await analyst.record('/v1/notices', {
    cause: 'reclassified',
    reason: 'Two civilians are one civilian and one belligerent',
    statement: stated(ministry, '2025-10-25'),
    scope: scope.map((item) => ({ subject, ...item })),
    ...members,
  });
  return id;
};
const noticesOf = async (count: string, query = '') =>
  (await analyst.get(`/v1/casualty-counts/${count}${query}`)).body.notices.map(
    ({ id }: { id: string }) => id,
  );

test('one act that concerns several counts is shown on each of them', async () => {
  const civilians = await report({ group: 'civilians', figure: { best: 2 } });
  const combatants = await report({ group: 'combatants', figure: { best: 0 } });
  const injured = await report({ measure: 'injured' });
  const notice = await record([
    { family: 'casualty', measure: 'killed', group: 'civilians' },
    { family: 'casualty', measure: 'killed', group: 'combatants' },
  ]);
  for (const [count, best] of [
    [civilians, 1],
    [combatants, 1],
  ] as const) {
    const amended = await reviewer.post(
      `/v1/casualty-counts/${count}/amendments`,
      amendmentBody(ministry, { figure: { best }, cause: 'reclassified', noticeId: notice }),
      { ifMatch: 0 },
    );
    expect(amended.status).toBe(201);
    expect(await noticesOf(count)).toEqual([notice]);
    const { body } = await analyst.get(`/v1/casualty-counts/${count}/revisions/1`);
    expect(body).toMatchObject({ noticeId: notice, cause: 'reclassified' });
  }
  expect(await noticesOf(injured)).toEqual([]);
});

test('it narrows by the days that it names; a count without days is concerned', async () => {
  const october = await report({ period: '2025-10' });
  const november = await report({ period: '2025-11' });
  const undated = await report({ group: 'children' });
  const from = await record([{ from: '2025-11-01' }], { cause: 'counter_rebased' });
  const upTo = await record([{ to: '2025-10-31' }]);
  const across = await record([{ from: '2025-10-20', to: '2025-11-02' }]);
  expect(await noticesOf(october)).toEqual([upTo, across]);
  expect(await noticesOf(november)).toEqual([from, across]);
  expect(await noticesOf(undated)).toEqual([from, upTo, across]);
});

test('it is shown where it stands on both axes, and no longer once it is retracted', async () => {
  const count = await report({});
  const before = (await analyst.get(`/v1/casualty-counts/${count}`)).body.asOf.sequence as number;
  const notice = await record([{}]);
  const retracted = await analyst.post(
    `/v1/notices/${notice}/retraction`,
    { reason: 'It meant another strike', statement: stated(ministry, '2025-10-27') },
    { ifMatch: 0 },
  );
  expect(retracted.status).toBe(201);
  expect(await noticesOf(count)).toEqual([]);
  expect(await noticesOf(count, `?asOfSequence=${before}`)).toEqual([]);
  expect(await noticesOf(count, `?asOfSequence=${before + 1}`)).toEqual([notice]);
  expect(await noticesOf(count, '?statedAsOf=2025-10-24')).toEqual([]);
  expect(await noticesOf(count, '?statedAsOf=2025-10-26')).toEqual([notice]);
  expect((await analyst.get(`/v1/notices/${notice}`)).body).toMatchObject({
    status: 'retracted',
    revision: 1,
    retraction: { reason: 'It meant another strike', actor: 'ana' },
  });
});

describe('a change of a count', () => {
  const changesAt = async (query: string) =>
    (await analyst.get(`/v1/changes?subject=${strikeId}${query}`)).body.items as {
      countId: string;
      noticeId: string | null;
      notices: { id: string }[];
    }[];
  const shown = async (query = '') =>
    (await changesAt(query)).map(({ countId, notices }) => [countId, notices.map(({ id }) => id)]);

  test('shows the notices in whose scope its count is, whatever its command named', async () => {
    const october = await report({ period: '2025-10' });
    const november = await report({ period: '2025-11', group: 'children' });
    const undated = await report({ measure: 'injured' });
    const rebased = await record([{ from: '2025-11-01' }], { cause: 'counter_rebased' });
    // It has the count of October in two scopes, and is one notice.
    const killed = await record([
      { measure: 'killed', group: 'all' },
      { measure: 'killed', to: '2025-10-20' },
    ]);
    const other = await analyst.record('/v1/strikes', strikeBody(ministry));
    const elsewhere = await record([{ subject: { type: 'strike', id: other.id } }]);
    expect(await shown()).toEqual([
      [october, [killed]],
      [november, [rebased]],
      [undated, [rebased]],
    ]);
    const { body: count } = await analyst.get(`/v1/casualty-counts/${october}`);
    const named = amendmentBody(ministry, { noticeId: elsewhere });
    await reviewer.record(`/v1/casualty-counts/${october}/amendments`, named, { ifMatch: 0 });
    const changes = await changesAt('&measure=killed&group=all');
    // In the shape in which the count shows them.
    expect(changes.map(({ noticeId, notices }) => [noticeId, notices])).toEqual([
      [null, count.notices],
      [elsewhere, count.notices],
    ]);
    const csv = await analyst.get(`/v1/changes?subject=${strikeId}&format=csv`);
    expect(csv.text.split('\n').filter((line) => line.includes(killed))).toHaveLength(2);
  });

  test('shows those that stand at the point, on both axes', async () => {
    const count = await report({});
    const notice = await record([{}]);
    const { body } = await analyst.get(`/v1/casualty-counts/${count}`);
    const { sequence } = body.asOf;
    const retraction = { reason: 'It meant another strike', statement: stated(ministry, '2025-10-27') };
    await analyst.record(`/v1/notices/${notice}/retraction`, retraction, { ifMatch: 0 });
    expect(await shown()).toEqual([[count, []]]);
    expect(await shown(`&asOfSequence=${sequence}`)).toEqual([[count, [notice]]]);
    expect(await shown(`&asOfSequence=${sequence - 1}`)).toEqual([[count, []]]);
    expect(await shown('&statedAsOf=2025-10-26')).toEqual([[count, [notice]]]);
    expect(await shown('&statedAsOf=2025-10-24')).toEqual([[count, []]]);
  });
});

test('what it concerns has to be there, and its days in order', async () => {
  const ask = (scope: object[]) =>
    analyst.post('/v1/notices', {
      cause: 'method_changed',
      reason: 'Another way of counting',
      statement: stated(ministry),
      scope,
    });
  const nowhere = { type: 'situation', id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192' };
  const pointers = async (scope: object[]) =>
    (await ask(scope)).body.errors.map(({ pointer }: { pointer: string }) => pointer);
  expect(await pointers([{ subject: nowhere }])).toEqual(['/scope/0/subject/id']);
  expect(await pointers([])).toEqual(['/scope']);
  const subject = { type: 'strike', id: strikeId };
  expect(await pointers([{ subject, from: '2025-11-02', to: '2025-11-01' }])).toEqual(['/scope/0/to']);
  expect(await pointers([{ subject, from: '2025-11-31' }])).toEqual(['/scope/0/from']);
});
