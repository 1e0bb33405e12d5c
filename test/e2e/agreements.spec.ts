import { agreementBody, deliveryBody, sourceBody, stated } from '../support/bodies.js';
import type { Answer, Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let analyst: Client;
let reviewer: Client;
let sourceId: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  analyst = await ledger.someone('analyst', 'ana');
  reviewer = await ledger.someone('reviewer', 'rea');
  const office = sourceBody({
    name: 'Office of the Prime Minister of Sweden',
    kind: 'ministry',
    country: 'SE',
  });
  sourceId = (await analyst.record('/v1/sources', office)).id as string;
});
afterAll(() => ledger.stop());

const UP_TO_150 = { low: null, best: null, high: 150, approximate: false, asStated: 'up to 150' };
const ILLUSTRATION = 'an illustration: invented for this test';

/** The command was taken. */
function taken(answer: Answer): Answer {
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer;
}

const sign = async (members: object = {}) =>
  (await analyst.record('/v1/agreements', agreementBody(sourceId, members))).id as string;

const refusal = ({ status, body }: Answer) => [
  status,
  body.code,
  ...body.errors.map(({ pointer }: { pointer: string }) => pointer),
];

describe('the agreement of 22 October 2025, and how it might go on', () => {
  let path: string;
  const sequences: Record<string, number> = {};
  let first: Answer;
  let second: string;

  const get = async (query = '') => (await analyst.get(`${path}${query}`)).body;
  const gripen = async (query = '') => (await get(query)).terms[0];
  const history = async (query = '') => (await analyst.get(`${path}/terms/gripen/revisions${query}`)).body;
  const change = async (to: string, body: object, ifMatch: number, statedAt: string) =>
    reviewer.post(
      `${path}/${to}`,
      { reason: ILLUSTRATION, note: ILLUSTRATION, statement: stated(sourceId, statedAt), ...body },
      { ifMatch },
    );
  const deliver = (members: object, statedAt: string, key?: string) =>
    analyst.post(
      `${path}/deliveries`,
      deliveryBody(sourceId, {
        note: ILLUSTRATION,
        deliveredAt: '2025-10-24',
        statement: stated(sourceId, statedAt),
        ...members,
      }),
      { key },
    );
  const remember = (name: string, answer: Answer) => {
    sequences[name] = taken(answer).body.sequence as number;
    return answer;
  };

  test('is up to 150 aircraft over ten years, intended and not promised', async () => {
    const signed = remember('signed', await analyst.post('/v1/agreements', agreementBody(sourceId)));
    path = `/v1/agreements/${signed.body.id as string}`;
    expect(signed.headers['location']).toBe(path);
    expect(signed.body.events).toMatchObject([
      { type: 'conflict-ledger.agreement-recorded.v1', revision: 0 },
    ]);
    expect(signed.body).not.toHaveProperty('deliveryId');
    const agreement = await get();
    expect(agreement).toMatchObject({
      title: 'Defence cooperation agreement of Sweden and Ukraine',
      kind: 'defence_cooperation',
      parties: [
        { name: 'Sweden', country: 'SE' },
        { name: 'Ukraine', country: 'UA' },
      ],
      signatories: [{ office: 'Prime Minister', name: 'Ulf Kristersson', country: 'SE' }],
      signedAt: '2025-10-22',
      place: { name: 'Stockholm', country: 'SE', precision: 'settlement' },
      stage: 'intent',
      stageRevision: 0,
      stageStatement: { sourceId },
      revision: 0,
      warnings: [],
    });
    expect(agreement.terms).toEqual([
      {
        termId: 'gripen',
        item: 'Gripen',
        category: 'fighter_aircraft',
        unit: 'aircraft',
        figure: UP_TO_150,
        period: { years: 10 },
        commitment: 'potential',
        revision: 0,
        statement: expect.objectContaining({ sourceId, statedAt: '2025-10-22T06:00:00.000Z' }),
        deliveries: [],
        delivered: null,
        warnings: [],
      },
    ]);
  });

  test('comes further, and never back', async () => {
    remember('contract', await change('stages', { stage: 'signed' }, 0, '2025-10-23'));
    expect(refusal(await change('stages', { stage: 'intent' }, 1, '2025-10-23'))).toEqual([
      409,
      'stage-backward',
    ]);
    expect(refusal(await change('stages', { stage: 'signed' }, 1, '2025-10-23'))).toEqual([422, 'no-change']);
    const stale = await change('stages', { stage: 'ratified' }, 0, '2025-10-23');
    expect([stale.status, stale.body]).toMatchObject([
      412,
      { code: 'stale-revision', currentRevision: 1, stage: 'signed' },
    ]);
    expect((await get()).stages).toMatchObject([
      { revision: 0, stage: 'intent', previous: null, reason: null, actor: 'ana' },
      { revision: 1, stage: 'signed', previous: 'intent', reason: ILLUSTRATION, statedAt: '2025-10-23' },
    ]);
  });

  test('has deliveries against its term, each once', async () => {
    first = remember('first', await deliver({ figure: { best: 100 } }, '2025-10-24', 'delivery-1'));
    expect(first.body.deliveryId).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.body).toMatchObject({ revision: 2, warnings: [] });
    const again = await deliver({ figure: { best: 100 } }, '2025-10-24', 'delivery-1');
    expect([again.status, again.headers['idempotency-replayed'], again.body]).toEqual([
      200,
      'true',
      first.body,
    ]);
    expect(refusal(await deliver({ figure: { best: 100 } }, '2025-10-24'))).toEqual([422, 'no-change']);
    expect(refusal(await deliver({ figure: { best: 99 } }, '2025-10-24', 'delivery-1'))).toEqual([
      422,
      'key-reused',
      '/figure',
    ]);
    expect(refusal(await deliver({ termId: 'tanks' }, '2025-10-24'))).toEqual([422, 'invalid', '/termId']);
    // Up to the ceiling there is nothing to warn about.
    const other = remember('up to it', await deliver({ figure: { best: 50 } }, '2025-10-25'));
    expect(other.body.warnings).toEqual([]);
    expect(other.body.deliveryId).not.toBe(first.body.deliveryId);
    second = other.body.deliveryId as string;
    expect(await gripen()).toMatchObject({
      delivered: { low: 150, best: 150, high: 150 },
      warnings: [],
      deliveries: [
        { deliveryId: first.body.deliveryId, status: 'active', figure: { best: 100 }, revision: 2 },
        { deliveryId: second, status: 'active', figure: { best: 50 }, revision: 3 },
      ],
    });
  });

  test('warns of what goes beyond the ceiling, and refuses nothing', async () => {
    const beyond = [{ code: 'beyond-ceiling', detail: 'at least 152 delivered, beyond the ceiling of 150' }];
    const third = remember('beyond', await deliver({ figure: { low: 2 } }, '2025-10-26'));
    expect(third.body.warnings).toEqual(beyond);
    const event = await analyst.get(`/v1/events/${third.body.sequence as number}`);
    expect(event.body).toMatchObject({
      type: 'conflict-ledger.agreement-delivery-recorded.v1',
      statedat: '2025-10-26',
      data: { deliveryId: third.body.deliveryId, warnings: beyond },
    });
    expect(await gripen()).toMatchObject({
      delivered: { low: 152, best: null, high: null },
      warnings: beyond,
    });
  });

  test('has its term raised and lowered, with cause and reason', async () => {
    const raised = await change(
      'terms/gripen/amendments',
      { figure: { low: 120, high: 160 }, cause: 'developed' },
      // Neither the stage nor the deliveries since have made this stale.
      0,
      '2025-10-27',
    );
    remember('raised', raised);
    expect(raised.body).toMatchObject({ revision: 5, warnings: [] });
    expect(await gripen()).toMatchObject({
      figure: { low: 120, high: 160 },
      period: { years: 10 },
      commitment: 'potential',
      revision: 5,
      warnings: [],
    });
    const lowering = { figure: { high: 140 }, commitment: 'firm', cause: 'source_revised' };
    const stale = await change('terms/gripen/amendments', lowering, 4, '2025-10-28');
    expect([stale.status, stale.body]).toMatchObject([
      412,
      { code: 'stale-revision', currentRevision: 5, figure: { low: 120, high: 160 } },
    ]);
    const lowered = remember('lowered', await change('terms/gripen/amendments', lowering, 5, '2025-10-28'));
    expect(lowered.body.warnings).toEqual([
      { code: 'beyond-ceiling', detail: 'at least 152 delivered, beyond the ceiling of 140' },
    ]);
    expect(refusal(await change('terms/gripen/amendments', lowering, 6, '2025-10-28'))).toEqual([
      422,
      'no-change',
    ]);
  });

  test('has deliveries amended and taken back', async () => {
    const to = (id: unknown, what: string) => `deliveries/${String(id)}/${what}`;
    const amended = await change(
      to(first.body.deliveryId, 'amendments'),
      { figure: { best: 90 }, cause: 'recording_error' },
      6,
      '2025-10-29',
    );
    remember('amended', amended);
    expect(amended.body).not.toHaveProperty('deliveryId');
    // Somebody else has decided on it since: it is no longer its analyst's alone.
    const takeBack = {
      cause: 'source_retracted',
      reason: ILLUSTRATION,
      statement: stated(sourceId, '2025-10-30'),
    };
    const forbidden = await analyst.post(`${path}/${to(first.body.deliveryId, 'retraction')}`, takeBack, {
      ifMatch: 7,
    });
    expect(refusal(forbidden)).toEqual([403, 'forbidden']);
    remember(
      'taken back',
      await analyst.post(`${path}/${to(second, 'retraction')}`, takeBack, { ifMatch: 7 }),
    );
    expect(
      refusal(
        await change(to(second, 'amendments'), { figure: { best: 1 }, cause: 'verified' }, 8, '2025-10-30'),
      ),
    ).toEqual([409, 'retracted']);
    const term = await gripen();
    expect(term).toMatchObject({ delivered: { low: 92, best: null, high: null }, warnings: [] });
    expect(term.deliveries).toMatchObject([
      { status: 'active', figure: { best: 90 }, revision: 7, actor: 'rea' },
      { deliveryId: second, status: 'retracted', lastFigure: { best: 50 }, revision: 8, actor: 'ana' },
      { status: 'active', figure: { low: 2 }, revision: 4 },
    ]);
    expect(term.deliveries[1]).not.toHaveProperty('figure');
  });

  test('ends; what is learned late about it is still taken', async () => {
    taken(await change('stages', { stage: 'terminated' }, 8, '2025-10-31'));
    expect(refusal(await change('stages', { stage: 'in_force' }, 9, '2025-10-31'))).toEqual([
      409,
      'stage-backward',
    ]);
    taken(await deliver({ figure: { best: 1 } }, '2025-10-20'));
    taken(
      await change(
        'terms/gripen/amendments',
        { period: { from: '2025-10-22', to: '2025-10-31' }, cause: 'late_report' },
        10,
        '2025-10-31',
      ),
    );
    expect(await get()).toMatchObject({ stage: 'terminated', stageRevision: 9, revision: 11 });
  });

  test('tells the history of its term', async () => {
    const { items, next } = await history();
    expect(next).toBeNull();
    expect(items).toMatchObject([
      {
        revision: 0,
        type: 'conflict-ledger.agreement-recorded.v1',
        figure: UP_TO_150,
        previous: null,
        cause: null,
        reason: null,
        statedAt: '2025-10-22T06:00:00.000Z',
        actor: 'ana',
      },
      {
        revision: 5,
        type: 'conflict-ledger.agreement-term-amended.v1',
        figure: { low: 120, best: null, high: 160, approximate: false, asStated: null },
        previous: { figure: UP_TO_150, period: { years: 10 }, commitment: 'potential' },
        cause: 'developed',
        reason: ILLUSTRATION,
        note: ILLUSTRATION,
        noticeId: null,
        statedAt: '2025-10-27',
        effectiveAt: '2025-10-27T23:59:59.999Z',
        actor: 'rea',
        sourceId,
        warnings: [],
      },
      {
        revision: 6,
        figure: { high: 140 },
        commitment: 'firm',
        previous: { figure: { low: 120, high: 160 }, commitment: 'potential' },
        cause: 'source_revised',
        warnings: [{ code: 'beyond-ceiling' }],
      },
      { revision: 11, period: { from: '2025-10-22', to: '2025-10-31' }, previous: { period: { years: 10 } } },
    ]);
    const page = await history('?limit=2');
    const rest = await history(`?limit=2&cursor=${page.next as string}`);
    expect([...page.items, ...rest.items]).toEqual(items);
    expect((await history(`?asOfSequence=${sequences['raised']}`)).items).toHaveLength(2);
    expect((await history('?statedAsOf=2025-10-27')).items).toHaveLength(2);
    expect((await analyst.get(`${path}/terms/tanks/revisions`)).status).toBe(404);
    expect((await analyst.get(`${path}/terms/No_Code/revisions`)).status).toBe(404);
    expect((await analyst.get(`${path}/terms/gripen/revisions?statedAsOf=2025-10-21`)).status).toBe(404);
  });

  test('is as it was, on the recorded axis', async () => {
    const on = async (name: string) => {
      const { stage, terms } = await get(`?asOfSequence=${sequences[name]}`);
      const [{ figure, delivered, warnings }] = terms;
      return [stage, figure.high, delivered?.low ?? null, warnings.length];
    };
    expect(await on('signed')).toEqual(['intent', 150, null, 0]);
    expect(await on('contract')).toEqual(['signed', 150, null, 0]);
    expect(await on('first')).toEqual(['signed', 150, 100, 0]);
    expect(await on('up to it')).toEqual(['signed', 150, 150, 0]);
    expect(await on('beyond')).toEqual(['signed', 150, 152, 1]);
    expect(await on('raised')).toEqual(['signed', 160, 152, 0]);
    expect(await on('lowered')).toEqual(['signed', 140, 152, 1]);
    expect(await on('amended')).toEqual(['signed', 140, 142, 1]);
    expect(await on('taken back')).toEqual(['signed', 140, 92, 0]);
    const before = (sequences['signed'] ?? 0) - 1;
    expect((await analyst.get(`${path}?asOfSequence=${before}`)).status).toBe(404);
  });

  test('is as had been said by then, on the stated axis, what is learned late included', async () => {
    const by = async (day: string) => {
      const { stage, terms } = await get(`?statedAsOf=${day}`);
      const [{ figure, delivered }] = terms;
      return [stage, figure.high, delivered?.low ?? null];
    };
    expect((await analyst.get(`${path}?statedAsOf=2025-10-21`)).status).toBe(404);
    // The last delivery recorded was the first one spoken of.
    expect(await by('2025-10-22')).toEqual(['intent', 150, 1]);
    expect(await by('2025-10-23')).toEqual(['signed', 150, 1]);
    expect(await by('2025-10-24')).toEqual(['signed', 150, 101]);
    expect(await by('2025-10-26')).toEqual(['signed', 150, 153]);
    expect(await by('2025-10-27')).toEqual(['signed', 160, 153]);
    expect(await by('2025-10-29')).toEqual(['signed', 140, 143]);
    expect(await by('2025-10-30')).toEqual(['signed', 140, 93]);
    expect(await by('2025-10-31')).toEqual(['terminated', 140, 93]);
    // Both at once: when it was raised, of what had been said by the 25th.
    const both = await gripen(`?asOfSequence=${sequences['raised']}&statedAsOf=2025-10-25`);
    expect([both.figure.high, both.delivered.low]).toEqual([150, 150]);
  });
});

describe('an agreement', () => {
  test('names each of its terms by another code', async () => {
    const term = agreementBody(sourceId).terms[0];
    const twice = agreementBody(sourceId, { terms: [term, { ...term, item: 'More of them' }] });
    expect(refusal(await analyst.post('/v1/agreements', twice))).toEqual([422, 'invalid', '/terms/1/termId']);
  });

  test.each([
    [{ parties: [] }, '/parties'],
    [{ parties: [{ country: 'SE' }] }, '/parties/0/name'],
    [{ signatories: [{ name: 'Somebody' }] }, '/signatories/0/office'],
    [{ stage: 'ratified' }, '/stage'],
    [{ signedAt: 'yesterday' }, '/signedAt'],
    [{ signedAt: null }, '/signedAt'],
    [{ kind: 'Treaty of peace' }, '/kind'],
    [{ place: { name: 'Stockholm' } }, '/place/precision'],
  ])('is refused with %j', async (members, pointer) => {
    expect(refusal(await analyst.post('/v1/agreements', agreementBody(sourceId, members)))).toEqual([
      422,
      'invalid',
      pointer,
    ]);
  });

  test.each([
    [{ termId: 'Gripen' }, '/termId'],
    [{ termId: `g${'x'.repeat(64)}` }, '/termId'],
    [{ item: ' ' }, '/item'],
    [{ figure: undefined }, '/figure'],
    [{ figure: {} }, '/figure'],
    [{ figure: { best: 1.5 } }, '/figure/best'],
    [{ commitment: 'perhaps' }, '/commitment'],
    [{ period: {} }, '/period'],
    [{ period: { years: 10, from: '2025-10-22' } }, '/period'],
    [{ period: { years: 0 } }, '/period/years'],
    [{ period: { year: 10 } }, '/period/year'],
    [{ period: { from: '2025-10-22T00:00:00Z' } }, '/period/from'],
    [{ period: { from: '2025-10-22', to: '2025-10-21' } }, '/period/to'],
    [{ period: 10 }, '/period'],
  ])('is refused with a term of %j', async (members, pointer) => {
    const term = { ...agreementBody(sourceId).terms[0], ...members };
    expect(refusal(await analyst.post('/v1/agreements', agreementBody(sourceId, { terms: [term] })))).toEqual(
      [422, 'invalid', `/terms/0${pointer}`],
    );
  });

  test('needs no more than that it is considered', async () => {
    const id = await sign({
      id: '018f3c2a-7b1e-7c40-9a51-00000000a001',
      stage: 'considered',
      signatories: null,
      signedAt: null,
      place: null,
      terms: null,
      parties: [{ name: 'European Union' }],
    });
    expect(id).toBe('018f3c2a-7b1e-7c40-9a51-00000000a001');
    expect((await analyst.get(`/v1/agreements/${id}`)).body).toMatchObject({
      stage: 'considered',
      signatories: [],
      signedAt: null,
      place: null,
      terms: [],
      parties: [{ name: 'European Union', country: null }],
    });
    const again = await analyst.post('/v1/agreements', agreementBody(sourceId, { id }));
    expect(refusal(again)).toEqual([409, 'id-taken']);
  });
});

describe('what is absent from an amendment stays, and a figure of null is unknown', () => {
  const why = () => ({ cause: 'verified', reason: 'Asked again', statement: stated(sourceId, '2025-10-24') });

  test('of a term', async () => {
    const path = `/v1/agreements/${await sign()}`;
    const amend = (body: object, ifMatch: number) =>
      reviewer.post(`${path}/terms/gripen/amendments`, { ...why(), ...body }, { ifMatch });
    const term = async () => (await analyst.get(path)).body.terms[0];
    expect(refusal(await amend({}, 0))).toEqual([422, 'invalid', '']);
    expect(refusal(await amend({ period: null, commitment: null }, 0))).toEqual([422, 'invalid', '']);
    expect(refusal(await amend({ figure: { best: 0.5 } }, 0))).toEqual([422, 'invalid', '/figure/best']);
    expect(refusal(await amend({ figure: {} }, 0))).toEqual([422, 'invalid', '/figure']);
    taken(await amend({ commitment: 'firm', period: null }, 0));
    expect(await term()).toMatchObject({ figure: UP_TO_150, period: { years: 10 }, commitment: 'firm' });
    taken(await amend({ figure: null }, 1));
    expect(await term()).toMatchObject({ figure: null, period: { years: 10 }, commitment: 'firm' });
  });

  test('of a delivery', async () => {
    const path = `/v1/agreements/${await sign()}`;
    const { deliveryId } = taken(await analyst.post(`${path}/deliveries`, deliveryBody(sourceId))).body;
    const amend = (body: object, ifMatch: number) =>
      reviewer.post(
        `${path}/deliveries/${deliveryId as string}/amendments`,
        { ...why(), ...body },
        { ifMatch },
      );
    const delivery = async () => (await analyst.get(path)).body.terms[0].deliveries[0];
    expect(refusal(await amend({ deliveredAt: null }, 1))).toEqual([422, 'invalid', '']);
    taken(await amend({ deliveredAt: '2025-10-30T12:00:00+01:00' }, 1));
    expect(await delivery()).toMatchObject({
      figure: { best: 14 },
      deliveredAt: '2025-10-30T11:00:00.000Z',
      // Spoken of before it was there: kept as it was said.
      warnings: [{ code: 'stated-before-occurred' }],
    });
    taken(await amend({ figure: null }, 2));
    expect(await delivery()).toMatchObject({ status: 'active', figure: null });
    expect((await analyst.get(path)).body.terms[0].delivered).toBeNull();
  });
});
