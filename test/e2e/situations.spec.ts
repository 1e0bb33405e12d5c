import { randomUUID } from 'node:crypto';
import { situationBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';
import { statement } from '../support/samples.js';

let ledger: ServedLedger;
let analyst: Client;
let reviewer: Client;
let reader: Client;
let unitedNations: string;
let situationId: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  analyst = await ledger.someone('analyst');
  reviewer = await ledger.someone('reviewer');
  reader = ledger.as(null);
  const source = sourceBody({ name: 'United Nations', kind: 'un_body' });
  unitedNations = (await analyst.record('/v1/sources', source)).id;
  situationId = (await analyst.record('/v1/situations', situationBody(unitedNations))).id;
});
afterAll(() => ledger.stop());

const countOf = (members: object) => ({
  subject: { type: 'situation', id: situationId },
  measure: 'killed',
  figure: { best: 12 },
  statement: stated(unitedNations, '2025-10-22'),
  ...members,
});
const report = (members: object) => analyst.post('/v1/casualty-counts', countOf(members));
const situation = async (query = '') => (await reader.get(`/v1/situations/${situationId}${query}`)).body;

describe('a situation', () => {
  test('is read back as it was opened', async () => {
    expect(await situation()).toEqual({
      id: situationId,
      title: 'Displacement within and from Ukraine',
      kind: 'displacement',
      place: { name: null, country: 'UA', admin1: null, point: null, precision: 'country' },
      since: '2022-02-24',
      statement: statement(unitedNations, '2025-10-22T06:00:00.000Z'),
      note: null,
      codes: {},
      revision: 0,
      detailsRevision: 0,
      counts: [],
      warnings: [],
      asOf: { sequence: 2, recordedAt: expect.any(String), statedAt: null },
    });
  });

  test('takes an instant or nothing for its beginning, and any kind that is a code', async () => {
    const opened = async (members: object) => {
      const { body } = await analyst.post('/v1/situations', situationBody(unitedNations, members));
      return (await reader.get(`/v1/situations/${body.id}`)).body;
    };
    expect(await opened({ since: '2022-02-24T05:00:00+02:00', kind: 'siege' })).toMatchObject({
      since: '2022-02-24T03:00:00.000Z',
      kind: 'siege',
    });
    expect(await opened({ since: null, kind: 'a_kind_of_our_own' })).toMatchObject({
      since: null,
      kind: 'a_kind_of_our_own',
    });
    const { body } = await analyst.post('/v1/situations', situationBody(unitedNations, { kind: 'No code' }));
    expect(body.errors).toEqual([{ pointer: '/kind', detail: expect.any(String) }]);
  });

  test('takes an id of the client once', async () => {
    const id = randomUUID();
    const first = await analyst.post('/v1/situations', situationBody(unitedNations, { id }));
    expect([first.status, first.body.id, first.headers['location']]).toEqual([
      201,
      id,
      `/v1/situations/${id}`,
    ]);
    const second = await analyst.post('/v1/situations', situationBody(unitedNations, { id, title: 'Other' }));
    expect([second.status, second.body.code]).toEqual([409, 'id-taken']);
  });
});

describe('the counts of a situation', () => {
  test('need a situation, which a strike with that id is not', async () => {
    const strike = (await analyst.record('/v1/strikes', strikeBody(unitedNations))).id as string;
    for (const id of [randomUUID(), strike]) {
      const refused = await report({ subject: { type: 'situation', id }, period: '2025-10-22' });
      expect([refused.status, refused.body.code]).toEqual([422, 'invalid']);
      expect(refused.body.errors).toEqual([
        { pointer: '/subject/id', detail: 'names no situation of this ledger' },
      ]);
    }
  });

  test('need a period, unless they are running', async () => {
    const { status, body } = await report({});
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'period-needed', '/period']);
  });

  test('are another one for each day, and one for all forms of the same days', async () => {
    const first = await report({ period: '2025-10-21' });
    const second = await report({ period: '2025-10-22', figure: { best: 7 } });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
    expect([first.body.revision, second.body.revision]).toEqual([0, 0]);

    const month = await report({ period: '2025-09-01/2025-09-30', figure: { best: 300 } });
    expect((await reader.get(`/v1/casualty-counts/${month.body.id}`)).body.period).toBe('2025-09');
    const again = await report({ period: '2025-09', figure: { best: 301 } });
    expect([again.status, again.body.code, again.body.existingId]).toEqual([
      409,
      'count-exists',
      month.body.id,
    ]);

    expect((await situation()).counts).toEqual([
      expect.objectContaining({
        id: first.body.id,
        period: '2025-10-21',
        figure: expect.objectContaining({ best: 12 }),
      }),
      expect.objectContaining({
        id: second.body.id,
        period: '2025-10-22',
        figure: expect.objectContaining({ best: 7 }),
      }),
      expect.objectContaining({
        id: month.body.id,
        period: '2025-09',
        figure: expect.objectContaining({ best: 300 }),
      }),
    ]);
    const listed = await reader.get(
      `/v1/casualty-counts?subject=${situationId}&period=2025-09-01/2025-09-30`,
    );
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([month.body.id]);
  });

  test('that are running are revised, and developed where nobody says why', async () => {
    const running = await report({
      measure: 'injured',
      running: true,
      figure: { low: 10_000_000, asStated: 'more than 10 million' },
    });
    expect(running.status).toBe(201);
    const path = `/v1/casualty-counts/${running.body.id}`;
    const before = (await reader.get('/v1/sources')).headers['ledger-sequence'];
    const amended = await reviewer.post(
      `${path}/amendments`,
      {
        figure: { low: 11_000_000, asStated: 'more than 11 million' },
        reason: 'Illustration: the newest value of a series that keeps no other',
        statement: stated(unitedNations, '2025-11-03'),
      },
      { ifMatch: 0 },
    );
    expect(amended.status).toBe(201);
    const { body } = await reader.get(`${path}/revisions/1`);
    expect([body.cause, body.previous.low, body.figure.low]).toEqual(['developed', 10_000_000, 11_000_000]);

    const figures = async (query: string) =>
      (await situation(query)).counts
        .filter(({ period }: { period: string | null }) => period === null)
        .map(({ figure }: { figure: { low: number; asStated: string } }) => [figure.low, figure.asStated]);
    expect(await figures('')).toEqual([[11_000_000, 'more than 11 million']]);
    expect(await figures(`?asOfSequence=${before}`)).toEqual([[10_000_000, 'more than 10 million']]);
    expect(await figures('?statedAsOf=2025-11-02')).toEqual([[10_000_000, 'more than 10 million']]);
    expect(await figures('?statedAsOf=2025-11-03')).toEqual([[11_000_000, 'more than 11 million']]);
    // The date means some time that day: at noon it had not been said for sure.
    expect(await figures('?statedAsOf=2025-10-22T12:00:00Z')).toEqual([]);
  });
});

test('a notice may concern the counts of a situation', async () => {
  const { id } = (await report({ measure: 'missing', period: '2025-10-22' })).body;
  const { status, body } = await analyst.post('/v1/notices', {
    cause: 'counter_rebased',
    reason: 'Illustration: the counter was restarted',
    statement: stated(unitedNations, '2025-10-23'),
    scope: [{ subject: { type: 'situation', id: situationId }, family: 'casualty', measure: 'missing' }],
  });
  expect(status).toBe(201);
  const count = await reader.get(`/v1/casualty-counts/${id}`);
  expect(count.body.notices.map((notice: { id: string }) => notice.id)).toEqual([body.id]);
});

describe('the details of a situation', () => {
  const amendment = (changes: object) => ({
    changes,
    cause: 'reclassified',
    reason: 'Those within the country have a series of their own',
    statement: stated(unitedNations, '2025-11-05'),
  });
  let id: string;
  let opened: number;
  const amend = (body: object, ifMatch?: number) =>
    reviewer.post(`/v1/situations/${id}/amendments`, body, { ifMatch });

  beforeAll(async () => {
    const { body } = await analyst.post('/v1/situations', situationBody(unitedNations));
    ({ id, sequence: opened } = body);
  });

  test('are amended by a reviewer who has seen them, and read as of before and after', async () => {
    const body = amendment({ title: 'Displacement from Ukraine', since: null });
    const refused = await analyst.post(`/v1/situations/${id}/amendments`, body, { ifMatch: 0 });
    expect(refused.status).toBe(403);
    const { status, headers } = await amend(body, 0);
    expect([status, headers['etag']]).toEqual([201, '"1"']);
    const at = async (query: string) => {
      const { title, since, revision } = (await reader.get(`/v1/situations/${id}?${query}`)).body;
      return [title, since, revision];
    };
    const before = ['Displacement within and from Ukraine', '2022-02-24', 0];
    const after = ['Displacement from Ukraine', null, 1];
    expect(await at('')).toEqual(after);
    expect(await at(`asOfSequence=${opened}`)).toEqual(before);
    expect(await at('statedAsOf=2025-11-04')).toEqual(before);
    expect(await at('statedAsOf=2025-11-05')).toEqual(after);
    expect(await at(`asOfSequence=${opened}&statedAsOf=2025-11-05`)).toEqual(before);
  });

  test('are refused when stale, with those that stand', async () => {
    const { status, body } = await amend(amendment({ title: 'Displacement' }), 0);
    expect([status, body.code]).toEqual([412, 'stale-revision']);
    expect(body).toMatchObject({
      currentRevision: 1,
      detailsRevision: 1,
      details: { title: 'Displacement from Ukraine', since: null },
    });
  });

  test('are not recorded again as they are', async () => {
    const same = await amend(amendment({ title: 'Displacement from Ukraine' }), 1);
    expect([same.status, same.body.code]).toEqual([422, 'no-change']);
    const nothing = await amend(amendment({}), 1);
    expect([nothing.status, nothing.body.errors[0].pointer]).toEqual([422, '/changes']);
    for (const [member, value] of Object.entries({ title: null, kind: null, place: null, status: 'x' })) {
      const wrong = await amend(amendment({ [member]: value }), 1);
      expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, `/changes/${member}`]);
    }
  });

  test('find a situation in lists, as of a point too', async () => {
    await amend(amendment({ kind: 'siege', place: { country: 'SY', precision: 'country' } }), 1);
    const found = async (query: string) =>
      (await reader.get(`/v1/situations?${query}`)).body.items.map((item: { id: string }) => item.id);
    expect(await found('kind=siege&country=SY')).toEqual([id]);
    expect(await found('kind=displacement')).not.toContain(id);
    expect(await found('kind=displacement&statedAsOf=2025-11-04')).toContain(id);
    expect(await found(`kind=displacement&asOfSequence=${opened}`)).toContain(id);
    expect(await found('admin1=UA-63')).toEqual([]);
  });
});
