import { sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

/*
 * The ministry, about four counts of one strike (numbers are best ones, days of October 2025, all at 00:00 UTC):
 *   killed      6 on the 1st; 9 on the 3rd (developed); 8 on the 13th (source_revised); 8 again on the 14th
 *   injured    20 on the 1st; 30 on the 5th (recording_error); 45 on the 6th (late_report)
 *   missing    10 on the 2nd; a claim of 5 on the 4th, of which nobody says why; taken back on the 24th
 *   detained   not known on the 2nd, and never again
 * The agency claims 7 killed on the 2nd; it is adopted, which moves the figure to it: it revises nothing of its own.
 *
 * Claims of the ministry: 4 + 3 + 2 + 1 = 10. Held against it:
 *   9 to 8 after 10 days, 30 to 45 after 1 day, 10 to 5 after 2 days, 5 taken back after 20 days
 * so lags 1, 2, 10, 20: median the 2nd, 90th percentile the 4th. Up 1, down 2, retracted 1.
 * Relative drift: -1/9, 15/30, -5/10: mean (-1/9) / 3.
 */

let ledger: ServedLedger;
let reader: Client;
let ministry: string;
let agency: string;
let silent: string;
let strikeId: string;
let beforeTakenBack: number;
const counts: Record<string, string> = {};

const day = (number: number) => `2025-10-${String(number).padStart(2, '0')}T00:00:00Z`;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  reader = ledger.as(null);
  const { admin } = ledger;
  const by = (source: string, on: number) => stated(source, day(on));
  ministry = (await admin.record('/v1/sources', sourceBody({ name: 'Ministry' }))).id;
  agency = (await admin.record('/v1/sources', sourceBody({ name: 'Agency' }))).id;
  silent = (await admin.record('/v1/sources', sourceBody({ name: 'Silent' }))).id;
  strikeId = (await admin.record('/v1/strikes', strikeBody(ministry, { statement: by(ministry, 1) }))).id;
  const report = async (measure: string, figure: object | null, on: number) => {
    const body = { subject: { type: 'strike', id: strikeId }, measure, figure, statement: by(ministry, on) };
    counts[measure] = (await admin.record('/v1/casualty-counts', body)).id;
  };
  const at = (measure: string) => `/v1/casualty-counts/${counts[measure]}`;
  const amend = (measure: string, best: number, on: number, cause: string, head: number) =>
    admin.record(
      `${at(measure)}/amendments`,
      { figure: { best }, cause, reason: 'It is so', statement: by(ministry, on) },
      { ifMatch: head },
    );
  await report('killed', { best: 6 }, 1);
  await amend('killed', 9, 3, 'developed', 0);
  await amend('killed', 8, 13, 'source_revised', 1);
  await admin.record(`${at('killed')}/claims`, { figure: { best: 8 }, statement: by(ministry, 14) });
  await admin.record(`${at('killed')}/claims`, { figure: { best: 7 }, statement: by(agency, 2) });
  await admin.record(`${at('killed')}/claims/4/adoption`, { reason: 'Better placed' }, { ifMatch: 4 });
  await report('injured', { best: 20 }, 1);
  await amend('injured', 30, 5, 'recording_error', 0);
  await amend('injured', 45, 6, 'late_report', 1);
  await report('missing', { best: 10 }, 2);
  await admin.record(`${at('missing')}/claims`, { figure: { best: 5 }, statement: by(ministry, 4) });
  await report('detained', null, 2);
  beforeTakenBack = Number((await reader.get('/v1/sources?limit=1')).headers['ledger-sequence']);
  await admin.record(`${at('missing')}/claims/1/retraction`, {
    cause: 'source_retracted',
    reason: 'The ministry took it back',
    statement: by(ministry, 24),
  });
});
afterAll(() => ledger.stop());

const NO_DIRECTIONS = { up: 0, down: 0, none: 0, unknown: 0, reported: 0, retracted: 0 };

const scorecard = async (source: string, query = '') => {
  const { status, body } = await reader.get(`/v1/sources/${source}?${query}`);
  expect(status).toBe(200);
  return body.scorecard;
};

const volatility = async (query: string) => {
  const { status, body } = await reader.get(`/v1/volatility?${query}`);
  expect([status, body.code]).toEqual([200, undefined]);
  return body.items;
};

describe('the scorecard of a source', () => {
  test('says how often it revised its own figures, how late, which way and why', async () => {
    expect(await scorecard(ministry)).toEqual({
      claims: 10,
      revised: 4,
      developed: 1,
      slips: 1,
      revisedShare: 0.4,
      lagDays: { median: 2, p90: 20 },
      directions: { ...NO_DIRECTIONS, up: 1, down: 2, retracted: 1 },
      share: { up: 0.25, down: 0.5 },
      netDrift: { absolute: null, relative: (-1 / 9 + 0.5 - 0.5) / 3 },
      byCause: [
        { cause: null, revisions: 1 },
        { cause: 'developed', revisions: 1 },
        { cause: 'late_report', revisions: 1 },
        { cause: 'recording_error', revisions: 1 },
        { cause: 'source_retracted', revisions: 1 },
        { cause: 'source_revised', revisions: 1 },
      ],
      counts: 4,
      inputs: [
        { id: counts['killed'], revisions: [0, 1, 2, 3] },
        { id: counts['injured'], revisions: [0, 1, 2] },
        { id: counts['missing'], revisions: [0, 1, 2] },
        { id: counts['detained'], revisions: [0] },
      ],
      inputsLeftOut: 0,
    });
  });

  test('holds nothing against who was adopted, or said nothing', async () => {
    expect(await scorecard(agency)).toMatchObject({ claims: 1, revised: 0, byCause: [], revisedShare: 0 });
    expect(await scorecard(silent)).toMatchObject({
      claims: 0,
      revised: 0,
      revisedShare: null,
      lagDays: null,
      share: null,
      inputs: [],
    });
  });

  test('can be had as of any moment, on both axes', async () => {
    expect(await scorecard(ministry, `asOfSequence=${beforeTakenBack}`)).toMatchObject({
      claims: 10,
      revised: 3,
      lagDays: { median: 2, p90: 10 },
    });
    // By the 5th: killed 6, 9; injured 20, 30; missing 10, 5; detained. 10 to 5 alone is held against it.
    expect(await scorecard(ministry, `statedAsOf=${day(5)}`)).toMatchObject({
      claims: 7,
      revised: 1,
      developed: 1,
      slips: 1,
      lagDays: { median: 2, p90: 2 },
      share: { up: 0, down: 1 },
    });
    expect(await scorecard(ministry, 'asOfSequence=4')).toMatchObject({ claims: 0 });
  });

  test('stands in lists too, without what it is made of', async () => {
    const { body } = await reader.get('/v1/sources');
    const [first] = body.items;
    expect(first.scorecard).toEqual({
      ...(await scorecard(ministry)),
      inputs: [],
      inputsLeftOut: 4,
    });
  });

  test('comes out of what it names as its inputs', async () => {
    // The lags, from nothing but the revisions that the scorecard names.
    const { inputs, lagDays } = await scorecard(ministry);
    const lags: number[] = [];
    for (const { id, revisions } of inputs as { id: string; revisions: number[] }[]) {
      const entries = await Promise.all(
        revisions.map(
          async (revision) => (await reader.get(`/v1/casualty-counts/${id}/revisions/${revision}`)).body,
        ),
      );
      for (const [index, entry] of entries.entries()) {
        const before = entries[index - 1];
        if (!before || ['developed', 'recording_error'].includes(entry.cause)) continue;
        const isSame = entry.status === 'active' && entry.figure?.best === before.figure?.best;
        if (!isSame) lags.push((Date.parse(entry.statedAt) - Date.parse(before.statedAt)) / 86_400_000);
      }
    }
    lags.sort((a, b) => a - b);
    expect(lags).toEqual([1, 2, 10, 20]);
    expect(lagDays).toEqual({ median: lags[1], p90: lags[3] });
  });
});

describe('volatility', () => {
  test('of measures: how the figure in force was revised', async () => {
    const items = await volatility('');
    expect(items.map(({ key }: { key: object }) => key)).toEqual(
      ['killed', 'injured', 'missing', 'detained'].map((measure) => ({ family: 'casualty', measure })),
    );
    // 6; 9 developed; 8 after ten days; 7, adopted, which was stated before what it replaced: no days.
    expect(items[0]).toEqual({
      key: { family: 'casualty', measure: 'killed' },
      entries: 4,
      revised: 2,
      developed: 1,
      slips: 0,
      revisedShare: 0.5,
      lagDays: { median: 0, p90: 10 },
      directions: { ...NO_DIRECTIONS, down: 2 },
      share: { up: 0, down: 1 },
      netDrift: { absolute: -2, relative: (-1 / 9 - 1 / 8) / 2 },
      byCause: [
        { cause: null, revisions: 1 },
        { cause: 'developed', revisions: 1 },
        { cause: 'source_revised', revisions: 1 },
      ],
      counts: 1,
      inputs: [{ id: counts['killed'], revisions: [0, 1, 2, 5] }],
      inputsLeftOut: 0,
    });
    // A claim beside the figure in force, and its retraction, move nothing.
    expect(items[2]).toMatchObject({ entries: 1, revised: 0, revisedShare: 0 });
  });

  test('of counts, of subjects and of sources', async () => {
    const [first, ...others] = await volatility('by=count');
    expect(first).toMatchObject({
      key: {
        countId: counts['killed'],
        family: 'casualty',
        subject: { type: 'strike', id: strikeId },
        measure: 'killed',
        group: 'all',
        period: null,
      },
      revised: 2,
    });
    expect(others).toHaveLength(3);
    expect(await volatility('by=subject')).toMatchObject([
      {
        key: { subject: { type: 'strike', id: strikeId } },
        entries: 9,
        revised: 3,
        counts: 4,
        netDrift: { absolute: null },
      },
    ]);
    const { claims, ...rest } = await scorecard(ministry);
    expect((await volatility('by=source'))[0]).toEqual({
      key: { sourceId: ministry },
      entries: claims,
      ...rest,
    });
    expect(await volatility('by=source')).toHaveLength(2);
  });

  test('of the own figures of one source', async () => {
    const items = await volatility(`by=count&source=${ministry}`);
    expect(items.map(({ entries, revised }: Record<string, number>) => [entries, revised])).toEqual([
      [4, 1],
      [3, 1],
      [2, 2],
      [1, 0],
    ]);
    expect(await volatility(`by=measure&source=${agency}`)).toMatchObject([
      { key: { family: 'casualty', measure: 'killed' }, entries: 1, inputs: [{ revisions: [4] }] },
    ]);
    expect(await volatility(`by=source&source=${ministry}&measure=injured`)).toMatchObject([
      { entries: 3, revised: 1, slips: 1, netDrift: { absolute: 15, relative: 0.5 } },
    ]);
  });

  test('filters, as of any moment', async () => {
    expect(await volatility('by=count&measure=injured&family=casualty&group=all')).toHaveLength(1);
    expect(await volatility('by=subject&group=children')).toEqual([]);
    expect(await volatility(`by=measure&subject=${ministry}`)).toEqual([]);
    expect(await volatility(`by=count&statedAsOf=${day(1)}`)).toHaveLength(2);
    expect(await volatility(`by=measure&measure=killed&statedAsOf=${day(12)}`)).toMatchObject([
      { entries: 2, revised: 0, developed: 1 },
    ]);
    expect(await volatility('by=count&asOfSequence=4')).toEqual([]);
  });

  test.each(['measure', 'count', 'subject', 'source'])('goes on page by page by %s', async (by) => {
    const all = await volatility(`by=${by}`);
    const paged: unknown[] = [];
    let next: string | null = '';
    do {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await reader.get(`/v1/volatility?by=${by}&limit=1${cursor}`);
      paged.push(...body.items);
      next = body.next as string | null;
    } while (next !== null);
    expect(paged).toEqual(all);
  });

  test.each([
    ['by=colour', 422],
    ['family=weather', 422],
    ['source=7', 400],
    ['cursor=x', 400],
  ])('%s is refused', async (query, status) => {
    expect((await reader.get(`/v1/volatility?${query}`)).status).toBe(status);
  });
});
