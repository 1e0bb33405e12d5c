import { countBody, situationBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import { type Client, expectStatus } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

/** Where figures do not go together, through the front door. Sizes are worked out by hand. */

let ledger: ServedLedger;
let admin: Client;
let officials: string;
let mayor: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  admin = ledger.admin;
  officials = await make('sources', sourceBody({ name: 'Officials', kind: 'officials' }));
  mayor = await make('sources', sourceBody({ name: 'Mayor' }));
});
afterAll(() => ledger.stop());

const make = async (path: string, body: object): Promise<string> =>
  (await admin.record(`/v1/${path}`, body)).id;
const strike = (members: object = {}) => make('strikes', strikeBody(officials, members));
const count = (subject: string, figure: object, members: object = {}, family = 'casualty') =>
  make(`${family}-counts`, countBody(officials, subject, { figure, ...members }));
const claim = (id: string, figure: object | null, statedAt = '2025-10-22T12:00:00Z') =>
  admin.record(`/v1/casualty-counts/${id}/claims`, { figure, statement: stated(mayor, statedAt) });
const page = async (query: string) => (await expectStatus(admin.get(`/v1/discrepancies?${query}`), 200)).body;
const list = async (query: string) => (await page(query)).items;
const kinds = async (query: string) => (await list(query)).map(({ kind }: { kind: string }) => kind);

describe('claims of one count', () => {
  test('that allow nothing in common are told with their gap, each with its revision', async () => {
    const subject = await strike();
    const id = await count(subject, { best: 6 });
    expect(await list(`subject=${subject}`)).toEqual([]);
    await claim(id, { low: 9, asStated: 'at least nine' });
    expect(await list(`subject=${subject}`)).toEqual([
      {
        kind: 'claims-disjoint',
        family: 'casualty',
        subject: { type: 'strike', id: subject },
        measure: 'killed',
        group: 'all',
        period: null,
        country: 'UA',
        admin1: 'UA-63',
        counts: [
          expect.objectContaining({
            role: 'claim',
            id,
            revision: 0,
            sourceId: officials,
            figure: expect.objectContaining({ best: 6 }),
          }),
          expect.objectContaining({
            role: 'claim',
            id,
            revision: 1,
            sourceId: mayor,
            figure: expect.objectContaining({ low: 9 }),
          }),
        ],
        // From six to nine, and three of nine.
        size: { absolute: 3, relative: 0.333333 },
        since: expect.stringMatching(/Z$/),
      },
    ]);
  });

  test('stand as of a point, on both axes', async () => {
    const subject = await strike();
    const id = await count(subject, { best: 6 });
    const first = await claim(id, { best: 9 }, '2025-10-22T12:00:00Z');
    const second = await claim(id, { low: 5, high: 8 }, '2025-10-23T12:00:00Z');
    const ask = (query: string) => kinds(`subject=${subject}&${query}`);
    // The mayor's newer claim takes the place of the older one.
    expect(await ask('')).toEqual(['claims-overlap']);
    expect(await ask(`asOfSequence=${second.sequence}`)).toEqual(['claims-overlap']);
    expect(await ask(`asOfSequence=${first.sequence}`)).toEqual(['claims-disjoint']);
    expect(await ask(`asOfSequence=${first.sequence - 1}`)).toEqual([]);
    expect(await ask('statedAsOf=2025-10-22')).toEqual(['claims-disjoint']);
    expect(await ask('statedAsOf=2025-10-22T08:00:00Z')).toEqual([]);
    const both = `asOfSequence=${first.sequence}&statedAsOf=2025-10-24`;
    expect(await ask(both)).toEqual(['claims-disjoint']);
  });

  test('that agree, are unknown, or were taken back are no discrepancy', async () => {
    const subject = await strike();
    const id = await count(subject, { best: 6 });
    await claim(id, { best: 6, asStated: 'six' });
    expect(await list(`subject=${subject}`)).toEqual([]);
    await claim(id, null, '2025-10-23');
    expect(await list(`subject=${subject}`)).toEqual([]);
    await claim(id, { best: 9 }, '2025-10-24');
    expect(await kinds(`subject=${subject}`)).toEqual(['claims-disjoint']);
    const body = { cause: 'source_retracted', reason: 'A slip', statement: stated(mayor, '2025-10-25') };
    await admin.record(`/v1/casualty-counts/${id}/claims/3/retraction`, body);
    expect(await list(`subject=${subject}`)).toEqual([]);
  });
});

test('parts that make more than their whole, at any depth', async () => {
  const whole = await strike();
  const middle = await strike({ partOf: whole });
  const deep = await strike({ partOf: middle });
  const other = await strike({ partOf: whole });
  const ids = [
    await count(whole, { best: 6 }),
    await count(deep, { best: 5 }),
    await count(other, { low: 3 }),
  ];
  expect(await list(`subject=${whole}`)).toEqual([
    expect.objectContaining({
      kind: 'parts-exceed-whole',
      // Five and three are eight.
      size: { absolute: 2, relative: 0.25 },
      counts: [
        expect.objectContaining({ role: 'whole', id: ids[0] }),
        expect.objectContaining({ role: 'part', id: ids[2], subject: { type: 'strike', id: other } }),
        expect.objectContaining({ role: 'part', id: ids[1] }),
      ],
    }),
  ]);
  // The strike is retracted, and what was about it makes no more.
  const because = { reason: 'It is not so', statement: stated(officials, '2025-10-24') };
  await admin.record(`/v1/strikes/${deep}/retraction`, because, { ifMatch: 0 });
  expect(await list(`subject=${whole}`)).toEqual([]);
  expect(await kinds(`subject=${whole}&statedAsOf=2025-10-23`)).toEqual(['parts-exceed-whole']);
});

test('groups of one scheme that make more than what contains them', async () => {
  const subject = await strike();
  await count(subject, { best: 6 });
  await count(subject, { best: 4 }, { group: 'children' });
  await count(subject, { best: 5 }, { group: 'women' });
  expect(await list(`subject=${subject}`)).toEqual([]);
  await count(subject, { best: 3 }, { group: 'adults' });
  expect(await list(`subject=${subject}`)).toEqual([
    expect.objectContaining({
      kind: 'groups-exceed-whole',
      group: 'all',
      size: { absolute: 1, relative: 0.142857 },
      counts: [
        expect.objectContaining({ role: 'whole', group: 'all' }),
        expect.objectContaining({ role: 'part', group: 'children' }),
        expect.objectContaining({ role: 'part', group: 'adults' }),
      ],
    }),
  ]);
});

test('rules of order that are broken: of a family, and of the bounds of a figure', async () => {
  const subject = await strike();
  const of = (measure: string, figure: object) =>
    count(subject, figure, { measure, group: 'drones' }, 'munitions');
  await of('launched', { best: 400 });
  await of('intercepted', { best: 410 });
  await of('impacted', { best: 30 });
  await count(subject, { low: 5, best: 4 });
  expect(await list(`subject=${subject}`)).toEqual([
    expect.objectContaining({
      kind: 'measure-order',
      measure: 'intercepted',
      size: { absolute: 10, relative: 0.02439 },
      counts: [
        expect.objectContaining({ role: 'lesser', measure: 'intercepted' }),
        expect.objectContaining({ role: 'greater', measure: 'launched' }),
      ],
    }),
    expect.objectContaining({
      kind: 'figure-order',
      size: { absolute: 1, relative: 0.2 },
      counts: [expect.objectContaining({ role: 'figure', figure: expect.objectContaining({ low: 5 }) })],
    }),
  ]);
  expect(await kinds(`subject=${subject}&kind=figure-order`)).toEqual(['figure-order']);
  expect(await kinds(`subject=${subject}&family=munitions`)).toEqual(['measure-order']);
  expect(await kinds(`subject=${subject}&measure=killed`)).toEqual(['figure-order']);
});

describe('a cumulative count that falls', () => {
  const FALLS = { measure: 'killed_cumulative' };
  const because = (statedAt: string) => ({ reason: 'so it is said', statement: stated(officials, statedAt) });
  const situation = () => make('situations', situationBody(officials));
  /** Figures of a situation by day, each stated on its day. @returns the ids of their counts */
  const tell = async (id: string, figures: Record<string, object | null>, members: object = {}) => {
    const ids: Record<string, string> = {};
    for (const [period, figure] of Object.entries(figures)) {
      const subject = { type: 'situation', id };
      const statement = stated(officials, period.slice(0, 10));
      ids[period] = await make('casualty-counts', {
        ...FALLS,
        subject,
        period,
        figure,
        statement,
        ...members,
      });
    }
    return ids;
  };
  const amend = (id: string, ifMatch: number, members: object) =>
    admin.record(`/v1/casualty-counts/${id}/amendments`, { cause: 'developed', ...members }, { ifMatch });
  const retract = (id: string, statedAt: string) =>
    admin.record(
      `/v1/casualty-counts/${id}/retraction`,
      { cause: 'source_retracted', ...because(statedAt) },
      { ifMatch: 0 },
    );
  /** Which periods fall, the greatest fall first. */
  const periods = async (query: string) =>
    (await list(`kind=cumulative-falls&${query}`)).map(({ counts }: { counts: { period: string }[] }) =>
      counts.map(({ period }) => period),
    );

  test('is told with both sides, each fall between neighbours by itself', async () => {
    const id = await situation();
    const ids = await tell(id, {
      '2025-10-22': { best: 120 },
      '2025-10-23': { best: 115 },
      '2025-10-24': { best: 90 },
      '2025-10-25': { best: 100 },
    });
    const side = (role: string, period: string, best: number) =>
      expect.objectContaining({
        ...FALLS,
        role,
        id: ids[period],
        revision: 0,
        sourceId: officials,
        subject: { type: 'situation', id },
        group: 'all',
        period,
        figure: expect.objectContaining({ best }),
      });
    const common = { family: 'casualty', subject: { type: 'situation', id }, ...FALLS, group: 'all' };
    const place = { country: 'UA', admin1: null, since: expect.stringMatching(/Z$/) };
    expect(await list(`subject=${id}`)).toEqual([
      {
        kind: 'cumulative-falls',
        ...common,
        ...place,
        period: '2025-10-24',
        counts: [side('earlier', '2025-10-23', 115), side('later', '2025-10-24', 90)],
        // Twenty-five of 115.
        size: { absolute: 25, relative: 0.217391 },
      },
      {
        kind: 'cumulative-falls',
        ...common,
        ...place,
        period: '2025-10-23',
        counts: [side('earlier', '2025-10-22', 120), side('later', '2025-10-23', 115)],
        // Five of 120.
        size: { absolute: 5, relative: 0.041667 },
      },
    ]);
    expect(await periods(`subject=${id}&measure=killed`)).toEqual([]);
    expect(await periods(`subject=${id}&family=casualty&measure=killed_cumulative`)).toHaveLength(2);
    expect(await periods(`subject=${await situation()}`)).toEqual([]);
  });

  test('is one by what surely falls, between standing neighbours of one group', async () => {
    const id = await situation();
    const ids = await tell(id, {
      '2025-10-21': { low: 100, asStated: 'at least a hundred' },
      '2025-10-22': { high: 90, asStated: 'up to ninety' },
      '2025-10-23': { best: 110 },
      '2025-10-24': { low: 80, asStated: 'at least eighty' },
      '2025-10-25': null,
      '2025-10-26': { best: 60 },
    });
    await tell(id, { '2025-10-23': { best: 9 } }, { group: 'children' });
    expect(await periods(`subject=${id}`)).toEqual([['2025-10-21', '2025-10-22']]);
    // What stood between them does so no more.
    await retract(ids['2025-10-24'] ?? '', '2025-10-27');
    await retract(ids['2025-10-25'] ?? '', '2025-10-28');
    expect(await periods(`subject=${id}`)).toEqual([
      ['2025-10-23', '2025-10-26'],
      ['2025-10-21', '2025-10-22'],
    ]);
    expect(await periods(`subject=${id}&statedAsOf=2025-10-27`)).toEqual([['2025-10-21', '2025-10-22']]);
  });

  test('goes by the last days of periods: those that end on one day are beside each other', async () => {
    const id = await situation();
    const figures = {
      '2025-10-31': { best: 90 },
      '2025-10': { best: 100 },
      '2025-09': { best: 95 },
      '2025-10-20/2025-11-02': { best: 101 },
    };
    await tell(id, figures, { statement: stated(officials, '2025-11-03') });
    expect(await periods(`subject=${id}`)).toEqual([['2025-09', '2025-10-31']]);
  });

  test('stands as of a point, on both axes', async () => {
    const id = await situation();
    const ids = await tell(id, { '2025-10-22': { best: 120 }, '2025-10-23': { best: 115 } });
    const { asOf } = await page(`subject=${id}`);
    // The earlier one was too high.
    await amend(ids['2025-10-22'] ?? '', 0, { figure: { best: 110 }, ...because('2025-10-25') });
    const fall = [['2025-10-22', '2025-10-23']];
    expect(await periods(`subject=${id}`)).toEqual([]);
    expect(await periods(`subject=${id}&asOfSequence=${asOf.sequence}`)).toEqual(fall);
    expect(await periods(`subject=${id}&asOfSequence=${asOf.sequence - 1}`)).toEqual([]);
    expect(await periods(`subject=${id}&statedAsOf=2025-10-24`)).toEqual(fall);
    expect(await periods(`subject=${id}&statedAsOf=2025-10-22`)).toEqual([]);
  });

  test('is none across a notice that the series began anew, as long as that stands', async () => {
    const id = await situation();
    await tell(id, {
      '2025-10-22': { best: 120 },
      '2025-10-23': { best: 115 },
      '2025-10-25': { best: 10 },
      '2025-10-26': { best: 9 },
    });
    const scope = (members: object) => [
      { subject: { type: 'situation', id }, from: '2025-10-24', ...members },
    ];
    const notice = (cause: string, members: object = {}) =>
      admin.record('/v1/notices', { cause, scope: scope(members), ...because('2025-10-27') });
    const all = [
      ['2025-10-23', '2025-10-25'],
      ['2025-10-22', '2025-10-23'],
      ['2025-10-25', '2025-10-26'],
    ];
    await notice('reclassified');
    await notice('counter_rebased', { measure: 'injured_cumulative' });
    await notice('counter_rebased', { group: 'children' });
    expect(await periods(`subject=${id}`)).toEqual(all);
    const { id: break_, sequence } = await notice('counter_rebased', FALLS);
    expect(await periods(`subject=${id}`)).toEqual([all[1], all[2]]);
    expect(await periods(`subject=${id}&asOfSequence=${sequence - 1}`)).toEqual(all);
    expect(await periods(`subject=${id}&statedAsOf=2025-10-26`)).toEqual(all);
    await admin.record(`/v1/notices/${break_}/retraction`, because('2025-10-29'), { ifMatch: 0 });
    expect(await periods(`subject=${id}`)).toEqual(all);
    expect(await periods(`subject=${id}&statedAsOf=2025-10-28`)).toEqual([all[1], all[2]]);
  });

  test('is none where an entry, or the notice that it names, says that the series begins with it', async () => {
    const [id, elsewhere] = [await situation(), await situation()];
    const ids = await tell(id, {
      '2025-10-22': { best: 120 },
      '2025-10-23': { best: 115 },
      '2025-10-24': { best: 12 },
    });
    const first = { cause: 'method_changed', figure: { best: 114 }, ...because('2025-10-25') };
    const { sequence } = await amend(ids['2025-10-23'] ?? '', 0, first);
    expect(await periods(`subject=${id}`)).toEqual([['2025-10-23', '2025-10-24']]);
    expect(await periods(`subject=${id}&asOfSequence=${sequence - 1}`)).toHaveLength(2);
    // It is about another subject, and what names it is excused all the same.
    const scope = [{ subject: { type: 'situation', id: elsewhere } }];
    const { id: noticeId } = await admin.record('/v1/notices', {
      cause: 'counter_rebased',
      scope,
      ...because('2025-10-25'),
    });
    await amend(ids['2025-10-24'] ?? '', 0, { figure: { best: 13 }, noticeId, ...because('2025-10-26') });
    expect(await periods(`subject=${id}`)).toEqual([]);
    await admin.record(`/v1/notices/${noticeId}/retraction`, because('2025-10-27'), { ifMatch: 0 });
    expect(await periods(`subject=${id}`)).toEqual([['2025-10-23', '2025-10-24']]);
  });

  test('is found of a measure that this ledger defined', async () => {
    const id = await situation();
    const measure = {
      code: 'buried_so_far',
      family: 'casualty',
      unit: 'people',
      basis: 'reported',
      decimals: 0,
    };
    await make('measures', { ...measure, accumulation: 'cumulative' });
    await tell(id, { '2025-10-22': { best: 5 }, '2025-10-23': { best: 4 } }, { measure: measure.code });
    await tell(id, { '2025-10-22': { best: 5 }, '2025-10-23': { best: 4 } }, { measure: 'missing' });
    expect(await periods(`subject=${id}`)).toEqual([['2025-10-22', '2025-10-23']]);
    expect(await periods(`measure=${measure.code}`)).toEqual([['2025-10-22', '2025-10-23']]);
  });
});

describe('in a country of their own', () => {
  const TG = { place: { country: 'TG', admin1: 'TG-M', precision: 'region' } };

  beforeAll(async () => {
    const differing = async (subject: string, members: object, one: object, other: object) => {
      const id = await count(subject, one, members);
      await claim(id, other);
    };
    const strikes = [await strike(TG), await strike(TG), await strike(TG)] as [string, string, string];
    await differing(strikes[0], {}, { best: 100 }, { best: 104 });
    await differing(strikes[1], {}, { best: 1 }, { best: 4 });
    await differing(strikes[2], {}, { low: 10 }, { best: 60 });
    const situation = await make('situations', situationBody(officials, TG));
    const members = { subject: { type: 'situation', id: situation }, period: '2025-10' };
    await differing(situation, members, { best: 20 }, { best: 30 });
  });
  const sizes = async (query: string) =>
    (await list(`country=TG&${query}`)).map(({ size }: { size: { absolute: number } }) => size.absolute);

  test('are in order of size, those that cannot all be true first', async () => {
    expect(await sizes('')).toEqual([10, 4, 3, 50]);
    expect(await sizes('order=size')).toEqual([10, 4, 3, 50]);
    expect(await sizes('order=relative-size')).toEqual([3, 10, 4, 50]);
    expect(await sizes('order=age')).toEqual([4, 3, 50, 10]);
    expect(await sizes('admin1=TG-M')).toEqual([10, 4, 3, 50]);
    expect(await sizes('admin1=TG-K')).toEqual([]);
  });

  test('are read page by page as of one point, whatever comes meanwhile', async () => {
    const first = await page('country=TG&limit=2');
    expect(first.items).toHaveLength(2);
    await claim(await count(await strike(TG), { best: 1 }), { best: 1000 });
    const rest = await page(`country=TG&limit=2&cursor=${first.next}`);
    expect(rest.items.map(({ size }: { size: { absolute: number } }) => size.absolute)).toEqual([3, 50]);
    expect(rest.next).toBeNull();
    expect((await admin.get(`/v1/discrepancies?country=TG&order=age&cursor=${first.next}`)).status).toBe(400);
    expect((await sizes(''))[0]).toBe(999);
  });
});

test('refuses what it does not know', async () => {
  for (const query of [
    'kind=strange',
    'order=colour',
    'subject=x',
    'country=Togo',
    'colour=red',
    'limit=0',
  ]) {
    expect([400, 422]).toContain((await admin.get(`/v1/discrepancies?${query}`)).status);
  }
});
