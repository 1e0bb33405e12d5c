import { countBody, situationBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import { type Client, expectStatus } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

/** Totals through the front door. All figures are worked out by hand. */

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
const count = (subject: string, figure: object | null, members: object = {}, family = 'casualty') =>
  make(`${family}-counts`, countBody(officials, subject, { figure, ...members }));
const tolls = async (query: string) => (await expectStatus(admin.get(`/v1/tolls?${query}`), 200)).body;
const refused = async (query: string) =>
  (await expectStatus(admin.get(`/v1/tolls?${query}`), 400, 422)).body.errors[0].pointer;
const head = async () => (await tolls('measure=killed')).asOf.sequence as number;
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

const sum = (low: number, best: number | null, high: number | null) => ({
  low,
  best,
  high,
  approximate: false,
});
const exactly = (value: number) => sum(value, value, value);

/** At least six of a whole, and three, one and two of its parts. */
async function night() {
  const whole = await strike({ place: { country: 'UA', precision: 'country' } });
  const [village, kharkiv, kyiv] = [
    await strike({ partOf: whole, place: { country: 'UA', admin1: 'UA-32', precision: 'settlement' } }),
    await strike({ partOf: whole, place: { country: 'UA', admin1: 'UA-63', precision: 'settlement' } }),
    await strike({ partOf: whole, place: { country: 'UA', admin1: 'UA-30', precision: 'settlement' } }),
  ];
  const counts = {
    whole: await count(whole, { low: 6, asStated: 'at least six' }),
    village: await count(village, { best: 3 }, { statement: stated(mayor, '2025-10-22T10:00:00Z') }),
    kharkiv: await count(kharkiv, { best: 1 }, { statement: stated(mayor, '2025-10-22T11:00:00Z') }),
    kyiv: await count(kyiv, { best: 2 }, { statement: stated(mayor, '2025-10-22T12:00:00Z') }),
  };
  return { whole, village, kharkiv, kyiv, counts };
}

describe('of the night', () => {
  test('the whole shows its own count, and adds none of its parts', async () => {
    const { whole, counts } = await night();
    expect(await tolls(`subject=${whole}&measure=killed`)).toEqual({
      family: 'casualty',
      measure: 'killed',
      group: 'all',
      unit: 'people',
      figure: sum(6, null, null),
      inputs: [
        {
          id: counts.whole,
          revision: 0,
          figure: { low: 6, best: null, high: null, approximate: false, asStated: 'at least six' },
        },
      ],
      unattributed: sum(0, null, null),
      wholes: [
        {
          id: whole,
          inputs: [counts.whole],
          parts: [
            expect.objectContaining({ id: counts.village, revision: 0 }),
            expect.objectContaining({ id: counts.kharkiv, revision: 0 }),
            expect.objectContaining({ id: counts.kyiv, revision: 0 }),
          ],
          unattributed: sum(0, null, null),
          onlyRest: false,
        },
      ],
      left: [counts.village, counts.kharkiv, counts.kyiv].map((id) => ({ id, why: 'in-whole' })),
      warnings: [],
      notices: [],
      asOf: expect.objectContaining({ statedAt: null }),
    });
  });

  test('grouped by region, each part counts in its own, and the rest of the whole where nobody knows', async () => {
    const { whole, counts } = await night();
    const { items } = await tolls(`subject=${whole}&measure=killed&groupBy=place.admin1`);
    expect(items.map(({ key, figure }: never) => [key['place.admin1'], figure])).toEqual([
      ['UA-30', exactly(2)],
      ['UA-32', exactly(3)],
      ['UA-63', exactly(1)],
      [null, sum(0, null, null)],
    ]);
    expect(items[3]).toMatchObject({
      inputs: [{ id: counts.whole }],
      unattributed: sum(0, null, null),
      wholes: [{ id: whole, inputs: [counts.whole], onlyRest: true }],
    });
  });

  test('grouped by what the whole has too, the whole counts', async () => {
    const { whole, counts } = await night();
    const { items } = await tolls(`subject=${whole}&measure=killed&groupBy=place.country,source`);
    expect(items).toEqual([
      expect.objectContaining({
        key: { 'place.country': 'UA', source: officials },
        figure: sum(6, null, null),
        inputs: [expect.objectContaining({ id: counts.whole })],
      }),
    ]);
  });

  test('as of before, on both axes', async () => {
    const { whole, counts } = await night();
    const before = await head();
    const body = {
      figure: { best: 7 },
      cause: 'developed',
      reason: 'One died',
      statement: stated(officials, '2025-10-23T08:00:00Z'),
    };
    await expectStatus(
      admin.post(`/v1/casualty-counts/${counts.whole}/amendments`, body, { ifMatch: 0 }),
      201,
    );
    const ask = (query: string) => tolls(`subject=${whole}&measure=killed&${query}`);
    // Seven, and three, one and two of the parts: one that no part accounts for.
    expect(await ask('')).toMatchObject({
      figure: exactly(7),
      unattributed: exactly(1),
      inputs: [{ id: counts.whole, revision: 1 }],
    });
    expect(await ask(`asOfSequence=${before}`)).toMatchObject({
      figure: sum(6, null, null),
      inputs: [{ revision: 0 }],
    });
    expect(await ask('statedAsOf=2025-10-22')).toMatchObject({ figure: sum(6, null, null) });
    // By half past ten, of the parts only the village was stated.
    expect(await ask('statedAsOf=2025-10-22T10:30:00Z')).toMatchObject({
      figure: sum(6, null, null),
      unattributed: sum(3, null, null),
      wholes: [{ parts: [{ id: counts.village }] }],
    });
    expect(await ask('asOfSequence=0')).toMatchObject({ figure: null, inputs: [], unattributed: null });
    expect(await ask('statedAsOf=2025-10-20')).toMatchObject({ figure: null, inputs: [], left: [] });
  });
});

describe('a whole without a count', () => {
  test('shows the sum of its parts, at any depth', async () => {
    const whole = await strike();
    const middle = await strike({ partOf: whole });
    const deep = await strike({ partOf: middle });
    const other = await strike({ partOf: whole });
    const counts = [await count(deep, { best: 4 }), await count(other, { low: 1, high: 3 })];
    const total = await tolls(`subject=${whole}&measure=killed`);
    expect(total).toMatchObject({ figure: sum(5, null, 7), unattributed: null, wholes: [] });
    expect(ids(total.inputs)).toEqual(counts);
    // The one between has a count of its own then: five, of which four are in its part.
    const own = await count(middle, { best: 5 });
    const again = await tolls(`subject=${whole}&measure=killed`);
    expect(again).toMatchObject({
      figure: sum(6, null, 8),
      unattributed: exactly(1),
      left: [{ id: counts[0], why: 'in-whole' }],
    });
    expect(ids(again.inputs)).toEqual([own, counts[1]]);
  });

  test('leaves out and lists what is retracted, unknown, or of a retracted strike', async () => {
    const whole = await strike();
    const parts = [
      await strike({ partOf: whole }),
      await strike({ partOf: whole }),
      await strike({ partOf: whole }),
    ];
    const [one, two, three] = parts as [string, string, string];
    const counts = [await count(one, { best: 4 }), await count(two, null), await count(three, { best: 2 })];
    const own = await count(whole, { best: 9 });
    const because = { reason: 'It is not so', statement: stated(officials, '2025-10-24') };
    const retraction = { ...because, cause: 'source_retracted' };
    await admin.record(`/v1/strikes/${three}/retraction`, because, { ifMatch: 0 });
    await admin.record(`/v1/casualty-counts/${own}/retraction`, retraction, { ifMatch: 0 });
    const total = await tolls(`subject=${whole}&measure=killed`);
    expect(total).toMatchObject({ figure: exactly(4), inputs: [{ id: counts[0] }] });
    expect(new Map(total.left.map(({ id, why }: never) => [id, why]))).toEqual(
      new Map([
        [own, 'retracted'],
        [counts[1], 'unknown'],
        [counts[2], 'strike-retracted'],
      ]),
    );
  });
});

test('parts that make more than their whole are warned about, and the whole stands as stated', async () => {
  const whole = await strike();
  const part = await strike({ partOf: whole });
  await count(whole, { best: 3 });
  await count(part, { best: 5 });
  expect(await tolls(`subject=${whole}&measure=killed`)).toMatchObject({
    figure: exactly(3),
    unattributed: exactly(0),
    warnings: [{ code: 'parts-exceed-whole' }],
  });
});

describe('groups', () => {
  test('are not added to what contains them', async () => {
    const subject = await strike();
    await count(subject, { best: 6 });
    await count(subject, { best: 2 }, { group: 'children' });
    expect(await tolls(`subject=${subject}&measure=killed`)).toMatchObject({
      figure: exactly(6),
      left: [],
    });
    expect(await tolls(`subject=${subject}&measure=killed&group=children`)).toMatchObject({
      group: 'children',
      figure: exactly(2),
    });
  });

  test('of one scheme are added where there is nothing else, with a warning', async () => {
    const subject = await strike();
    const counts = [
      await count(subject, { best: 2 }, { group: 'children' }),
      await count(subject, { low: 3 }, { group: 'adults' }),
    ];
    const women = await count(subject, { best: 1 }, { group: 'women' });
    const total = await tolls(`subject=${subject}&measure=killed`);
    expect(total).toMatchObject({
      figure: sum(5, null, null),
      left: [{ id: women, why: 'another-scheme' }],
      warnings: [{ code: 'from-subgroups' }],
    });
    expect(ids(total.inputs)).toEqual(counts);
    const { items } = await tolls(`subject=${subject}&measure=killed&groupBy=group`);
    expect(items.map(({ key, figure }: never) => [key['group'], figure])).toEqual([
      ['adults', sum(3, null, null)],
      ['children', exactly(2)],
      ['women', exactly(1)],
    ]);
  });
});

test('what a whole is more than its parts is told with the count that was reported first, however it is asked', async () => {
  const whole = await strike({ occurred: { from: '2024-02-01', to: '2024-03-31', precision: 'day' } });
  const part = await strike({ partOf: whole });
  const measure = 'killed_cumulative';
  await count(whole, { best: 5 }, { measure, period: '2024-03' });
  await count(whole, { best: 4 }, { measure, period: '2024-02' });
  await count(part, { best: 1 }, { measure, period: '2024-02' });
  const query = `measure=${measure}&groupBy=period&from=2024-01-01&to=2024-12-31`;
  for (const about of ['', `subject=${whole}&`]) {
    const { items } = await tolls(`${about}${query}`);
    const told = items.filter(({ wholes }: { wholes: object[] }) => wholes.length > 0);
    expect([about, told.map(({ key }: never) => key['period'])]).toEqual([about, ['2024-03']]);
  }
});

describe('of a situation', () => {
  const day = (situation: string, period: string, figure: object | null, members: object = {}) =>
    count(situation, figure, { subject: { type: 'situation', id: situation }, period, ...members });

  test('the widest period counts, and what lies in it is listed', async () => {
    const situation = await make('situations', situationBody(officials));
    const first = await day(situation, '2025-10-01', { best: 1 });
    const month = await day(situation, '2025-10', { best: 40 });
    const next = await day(situation, '2025-11-02', { best: 5 });
    const ask = (query: string) => tolls(`subject=${situation}&measure=killed&${query}`);
    expect(await ask('')).toMatchObject({ figure: exactly(45), left: [{ id: first, why: 'inside' }] });
    // A range that holds the month only partly: the days in it count.
    const partly = await ask('from=2025-10-01&to=2025-10-15');
    expect(partly).toMatchObject({ figure: exactly(1), left: [{ id: month, why: 'partly-inside' }] });
    expect(await ask('from=2025-11-01')).toMatchObject({
      figure: exactly(5),
      inputs: [{ id: next }],
      left: [],
    });
    const { items } = await ask('groupBy=period.month');
    expect(items.map(({ key, figure }: never) => [key['period.month'], figure])).toEqual([
      ['2025-10', exactly(40)],
      ['2025-11', exactly(5)],
    ]);
  });

  test('what is counted since a start, and a level, stand at the latest, and are not added over time', async () => {
    const situation = await make('situations', situationBody(officials));
    const cumulative = { measure: 'killed_cumulative' };
    const early = await day(situation, '2025-10-01', { best: 100 }, cumulative);
    const late = await day(situation, '2025-10-02', { best: 120 }, cumulative);
    const unknown = await day(situation, '2025-10-03', null, cumulative);
    const ask = (query: string) => tolls(`subject=${situation}&measure=killed_cumulative&${query}`);
    const total = await ask('');
    expect(total).toMatchObject({ figure: exactly(120), inputs: [{ id: late }] });
    expect(total.left).toEqual([
      { id: unknown, why: 'unknown' },
      { id: early, why: 'earlier-period' },
    ]);
    expect(await ask('to=2025-10-01')).toMatchObject({ figure: exactly(100), inputs: [{ id: early }] });
    const { items } = await ask('groupBy=period');
    expect(items.map(({ key, figure }: never) => [key['period'], figure])).toEqual([
      ['2025-10-01', exactly(100)],
      ['2025-10-02', exactly(120)],
      ['2025-10-03', null],
    ]);
  });

  test('shows the notices that concern it', async () => {
    const situation = await make('situations', situationBody(officials));
    await day(situation, '2025-10-01', { best: 100 });
    const scope = [{ subject: { type: 'situation', id: situation }, family: 'casualty' }];
    const notice = { cause: 'counter_rebased', reason: 'It began anew', statement: stated(officials), scope };
    const id = await make('notices', notice);
    expect((await tolls(`subject=${situation}&measure=killed`)).notices).toEqual([
      expect.objectContaining({ id, cause: 'counter_rebased' }),
    ]);
  });
});

test('groups all subjects, in a range, by where and when', async () => {
  const place = (admin1: string) => ({ place: { country: 'ZW', admin1, precision: 'region' } });
  const at = (from: string) => ({ occurred: { from, precision: 'day' } });
  for (const [admin1, from, killed] of [
    ['ZW-HA', '2019-03-01', 1],
    ['ZW-HA', '2019-03-01', 2],
    ['ZW-HA', '2019-03-02', 4],
    ['ZW-BU', '2019-03-02', 8],
    ['ZW-BU', '2019-04-02', 16],
  ] as const) {
    await count(await strike({ ...place(admin1), ...at(from) }), { best: killed });
  }
  const ask = async (query: string) =>
    (await tolls(`measure=killed&group=all&subjectType=strike&${query}`)).items.map(
      ({ key, figure }: { key: object; figure: { best: number } }) => [...Object.values(key), figure.best],
    );
  expect(await ask('groupBy=place.admin1,period&from=2019-03-01&to=2019-03-31')).toEqual([
    ['ZW-BU', '2019-03-02', 8],
    ['ZW-HA', '2019-03-01', 3],
    ['ZW-HA', '2019-03-02', 4],
  ]);
  expect(await ask('groupBy=period.month&from=2019-01-01&to=2019-12-31')).toEqual([
    ['2019-03', 15],
    ['2019-04', 16],
  ]);
  expect(await ask('groupBy=place.country,measure&from=2019-01-01&to=2019-12-31')).toEqual([
    ['ZW', 'killed', 31],
  ]);
});

test('a total is recomputed from its inputs, as the ledger holds them', async () => {
  const { whole } = await night();
  const { items } = await tolls(`subject=${whole}&measure=killed&groupBy=place.admin1`);
  for (const { figure, inputs, wholes } of items) {
    let [low, high]: [number, number] = [0, 0];
    for (const { id, revision } of inputs) {
      if (wholes.some((one: { inputs: string[] }) => one.inputs.includes(id))) continue;
      const cited = (await admin.get(`/v1/casualty-counts/${id}/revisions/${revision}`)).body.figure;
      low += cited.low ?? cited.best ?? 0;
      high += cited.high ?? cited.best ?? Infinity;
    }
    for (const { parts, inputs: own } of wholes) {
      const figures = await Promise.all(
        [...own.map((id: string) => ({ id, revision: 0 })), ...parts].map(
          async ({ id, revision }) =>
            (await admin.get(`/v1/casualty-counts/${id}/revisions/${revision}`)).body.figure,
        ),
      );
      const [first, ...rest] = figures;
      low += Math.max(0, first.low - rest.reduce((all, { best }) => all + best, 0));
      high = first.high === null ? Infinity : high;
    }
    expect(figure).toMatchObject({ low, high: high === Infinity ? null : high });
  }
});

test('measures that share nothing are not added: each its own total', async () => {
  const subject = await strike();
  await count(subject, { best: 2 });
  await count(subject, { best: 6 }, { measure: 'injured' });
  const { items } = await tolls(`subject=${subject}&groupBy=measure`);
  expect(items.map(({ key, unit, figure }: never) => [key['measure'], unit, figure])).toEqual([
    ['injured', 'people', exactly(6)],
    ['killed', 'people', exactly(2)],
  ]);
});

test('adds decimals without a trace of binary fractions', async () => {
  const measure = {
    code: 'burnt',
    family: 'damage',
    unit: 'hectares',
    accumulation: 'period',
    basis: 'reported',
  };
  await make('measures', { ...measure, decimals: 1, label: 'Burnt' });
  const whole = await strike();
  for (const best of [0.1, 0.2]) {
    await count(await strike({ partOf: whole }), { best }, { measure: 'burnt' }, 'damage');
  }
  expect(await tolls(`subject=${whole}&measure=burnt`)).toMatchObject({
    figure: exactly(0.3),
    unit: 'hectares',
  });
});

test('answers whatever it is asked, at the ends of time too', async () => {
  const ends = { from: '9999-12-31', precision: 'week' };
  const subject = await strike({ occurred: ends });
  await count(subject, { best: 1 });
  for (const query of [
    '',
    'from=1000-01-01',
    'to=9999-12-31',
    'from=9999-12-31',
    'groupBy=period,period.year',
  ]) {
    await tolls(`subject=${subject}&measure=killed&${query}`);
  }
  for (const query of [
    'groupBy=',
    'groupBy=,',
    'from=',
    'measure=%00',
    'subjectType=',
    'measure=a&measure=b',
  ]) {
    const { status } = await admin.get(`/v1/tolls?${query}`);
    expect([400, 422]).toContain(status);
  }
});

test('refuses what it cannot add', async () => {
  expect(await refused('')).toBe('?measure');
  expect(await refused('measure=unheard_of')).toBe('?measure');
  expect(await refused('measure=killed&groupBy=colour')).toBe('?groupBy');
  expect(await refused('measure=killed&groupBy=source,source')).toBe('?groupBy');
  expect(await refused('measure=killed&from=2025-10-02&to=2025-10-01')).toBe('?to');
  expect(await refused('measure=killed&from=yesterday')).toBe('?from');
  expect(await refused('measure=killed&subject=x')).toBe('?subject');
  expect(await refused('measure=killed&colour=red')).toBe('?colour');
  const words = {
    code: 'report_words',
    family: 'casualty',
    unit: 'text',
    accumulation: 'period',
    basis: 'reported',
  };
  await make('measures', { ...words, label: 'Words' });
  expect(await refused('measure=report_words')).toBe('?measure');
});
