import { parse } from 'csv-parse/sync';
import { countBody, retractionBody, sourceBody, strikeBody } from '../../support/bodies.js';
import { type Client, expectStatus } from '../../support/client.js';
import { ServedLedger } from '../../support/served-ledger.js';
import { readParquet } from './read-parquet.js';

/** What is not there, not known, zero and retracted are four things in every form; and no text is a formula. */

let ledger: ServedLedger;
let admin: Client;
let source: string;
let strike: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  ({ admin } = ledger);
  source = (await admin.record('/v1/sources', sourceBody())).id as string;
  strike = (await admin.record('/v1/strikes', strikeBody(source))).id as string;
  await report('none', { best: 0 });
  await report('unknown', null);
  await report('words', { asStated: 'dozens' });
  const retracted = await report('gone', { low: 6, asStated: 'at least six' });
  await expectStatus(
    admin.post(`/v1/casualty-counts/${retracted}/retraction`, retractionBody(source), { ifMatch: 0 }),
    201,
  );
});
afterAll(() => ledger.stop());

async function report(group: string, figure: object | null): Promise<string> {
  return (await admin.record('/v1/casualty-counts', countBody(source, strike, { group, figure }))).id;
}

/** Rows of CSV by the names of their columns, as they stand there. */
async function csv(url: string): Promise<Record<string, string>[]> {
  return parse((await admin.get(url)).text, { columns: true });
}

const FIGURE = [
  'state',
  'figure_low',
  'figure_best',
  'figure_high',
  'figure_approximate',
  'figure_as_stated',
  'last_figure_state',
  'last_figure_low',
];

describe('counts', () => {
  test('in CSV', async () => {
    const rows = await csv('/v1/casualty-counts?format=csv');
    expect(rows.map((row) => [row['group'], ...FIGURE.map((name) => row[name])])).toEqual([
      ['none', 'reported', '', '0', '', 'false', '', '', ''],
      ['unknown', 'unknown', '', '', '', '', '', '', ''],
      ['words', 'reported', '', '', '', 'false', 'dozens', '', ''],
      ['gone', 'retracted', '', '', '', '', '', 'reported', '6'],
    ]);
  });

  test('in Parquet', async () => {
    const { names, rows, types } = await readParquet(
      (await admin.get('/v1/casualty-counts?format=parquet')).bytes,
    );
    const cells = rows.map((row) => ['group', ...FIGURE].map((name) => row[names.indexOf(name)]));
    expect(cells).toEqual([
      ['none', 'reported', null, 0, null, false, null, null, null],
      ['unknown', 'unknown', null, null, null, null, null, null, null],
      ['words', 'reported', null, null, null, false, 'dozens', null, null],
      ['gone', 'retracted', null, null, null, null, null, 'reported', 6],
    ]);
    expect(types).toMatchObject({
      state: 'UTF8',
      figure_low: 'DOUBLE',
      figure_approximate: 'BOOLEAN',
      revision: 'INT64',
      claims: 'JSON',
    });
  });

  test('in lines of JSON and in GeoJSON', async () => {
    const lines = (await admin.get('/v1/casualty-counts?format=ndjson')).text.trimEnd().split('\n');
    const { features } = (await admin.get('/v1/casualty-counts?format=geojson')).body;
    const items = lines.map((line) => JSON.parse(line) as object);
    expect(items.map((item) => [Object.hasOwn(item, 'figure'), Object.hasOwn(item, 'lastFigure')])).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [false, true],
    ]);
    expect(items[1]).toMatchObject({ status: 'active', figure: null });
    expect((features as { properties: object }[]).map(({ properties }) => properties)).toEqual(
      items.map((item) => ({ ...item, place: expect.objectContaining({ admin1: 'UA-63' }) as object })),
    );
  });
});

test('a change says what was before: nothing, a figure, or what is not known', async () => {
  const id = await report('before', null);
  const statement = { sourceId: source, statedAt: '2025-10-23' };
  const reason = { cause: 'late_report', reason: 'Counted' };
  await expectStatus(
    admin.post(
      `/v1/casualty-counts/${id}/amendments`,
      { figure: { best: 3 }, ...reason, statement },
      { ifMatch: 0 },
    ),
    201,
  );
  const rows = await csv(`/v1/changes?format=csv&group=before`);
  expect(rows.map((row) => [row['previous_state'], row['state'], row['figure_best']])).toEqual([
    ['none', 'unknown', ''],
    ['unknown', 'reported', '3'],
  ]);
});

test('times are timestamps in Parquet, and what may be a date is text', async () => {
  const { names, rows, types } = await readParquet((await admin.get('/v1/changes?format=parquet')).bytes);
  expect(types).toMatchObject({ sequence: 'INT64', recorded_at: 'TIMESTAMP_MILLIS', stated_at: 'UTF8' });
  const { items } = (await admin.get('/v1/changes?limit=1000')).body;
  expect(rows.map((row) => (row[names.indexOf('recorded_at')] as Date).toISOString())).toEqual(
    (items as { recordedAt: string }[]).map(({ recordedAt }) => recordedAt),
  );
});

describe('text that a spreadsheet could run', () => {
  const TEXTS = [
    '=HYPERLINK("http://example.org","x")',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    "'quoted'",
    "'=1",
    'plain = text',
    'line\nbreak, "and" comma',
    'line\r\nbreak',
    'lone\rreturn',
  ];
  const guarded = /^[=+\-@\t\r\n＝＋－＠]/;

  test('gets an apostrophe in front, which whoever reads can take away', async () => {
    for (const note of TEXTS) await admin.record('/v1/sources', sourceBody({ name: 'A source', note }));
    const notes = (await csv('/v1/sources?format=csv')).slice(1).map(({ note = '' }) => note);
    expect(notes.filter((note) => guarded.test(note))).toEqual([]);
    expect(notes.map((note) => note.replace(/^'/, ''))).toEqual(TEXTS);
    expect(notes[10]).toBe('plain = text');
  });

  test('is left alone in the other forms', async () => {
    const { names, rows } = await readParquet((await admin.get('/v1/sources?format=parquet')).bytes);
    expect(rows.slice(1).map((row) => row[names.indexOf('note')])).toEqual(TEXTS);
    const lines = (await admin.get('/v1/sources?format=ndjson')).text.trimEnd().split('\n');
    expect(lines.slice(1).map((line) => (JSON.parse(line) as { note: string }).note)).toEqual(TEXTS);
  });

  test('is no number: what is below zero stays one', async () => {
    const kharkiv = { point: [-3.7, -40.5], country: 'ES', precision: 'near' };
    await admin.record('/v1/strikes', strikeBody(source, { place: kharkiv }));
    const rows = await csv('/v1/strikes?format=csv&country=ES');
    expect(rows.map((row) => [row['place_longitude'], row['place_latitude']])).toEqual([['-3.7', '-40.5']]);
  });
});

describe('a list of nothing', () => {
  test.each([
    ['csv', (text: string) => expect(text).toMatch(/^id,status,[a-z0-9_,]+,warnings\r\n$/)],
    ['ndjson', (text: string) => expect(text).toBe('')],
    ['geojson', (text: string) => expect(JSON.parse(text)).toMatchObject({ features: [], rowCount: 0 })],
  ])('is whole as %s', async (format, isWhole) => {
    const { status, text, headers, trailers } = await admin.get(`/v1/strikes?country=FR&format=${format}`);
    expect([status, headers['ledger-row-count'], trailers['ledger-row-count']]).toEqual([200, '0', '0']);
    isWhole(text);
  });

  test('is whole as Parquet', async () => {
    const { names, rows, groups } = await readParquet(
      (await admin.get('/v1/strikes?country=FR&format=parquet')).bytes,
    );
    expect([names.slice(0, 2), rows, groups]).toEqual([['id', 'status'], [], []]);
  });

  test('has HXL tags all the same', async () => {
    const { text } = await admin.get('/v1/strikes?country=FR&format=csv&hxl=true');
    const [names, tags, ...rows] = parse(text);
    expect([names?.length, tags?.[0], rows]).toEqual([tags?.length, '#event+id', []]);
  });

  test('is none of what is not there', async () => {
    const nothing = '00000000-0000-4000-8000-000000000000';
    const { status, headers } = await admin.get(`/v1/casualty-counts/${nothing}/revisions?format=csv`);
    expect([status, headers['content-disposition'], headers['trailer']]).toEqual([404, undefined, undefined]);
  });
});

test('HXL tags go with CSV alone', async () => {
  for (const url of ['/v1/strikes?hxl=true', '/v1/strikes?hxl=true&format=parquet', '/v1/events?hxl=true']) {
    const { status, body } = await admin.get(url);
    expect([status, body.errors[0].pointer]).toEqual([422, '?hxl']);
  }
  const { text } = await admin.get('/v1/groups?hxl=true', { accept: 'text/csv' });
  expect(text.split('\r\n')[1]).toMatch(/^#group\+id,/);
  expect((await admin.get('/v1/groups?hxl=false&format=csv')).text).not.toContain('#');
});
