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
const claim = (id: string, figure: object | null, statedAt = '2025-10-22T12:00:00Z', sourceId = mayor) =>
  admin.record(`/v1/casualty-counts/${id}/claims`, { figure, statement: stated(sourceId, statedAt) });
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
