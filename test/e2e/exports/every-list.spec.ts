import { check } from '@placemarkio/check-geojson';
import { parse } from 'csv-parse/sync';
import { proposalBody } from '../../support/bodies.js';
import { type Answer, type Client, expectStatus } from '../../support/client.js';
import { LedgerApp } from '../../support/ledger-app.js';
import { inPath, type Known, tellEverything } from '../../support/wave/everything.js';
import { asParquet, asText, type DescribedColumn, expectedCells } from './expected.js';
import { readParquet } from './read-parquet.js';

/** Every list of data, in each form, read by other programs and held against its JSON. */

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
  readonly 'x-table'?: { readonly name: string; readonly columns: readonly DescribedColumn[] };
}
interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, object>>;
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let ledger: LedgerApp;
let reader: Client;
let known: Known;
let document: Document;
let lists: { readonly path: string; readonly operation: Operation }[];

beforeAll(async () => {
  ledger = await LedgerApp.start({ webhookPrivateTargets: true, dataLicence: 'CC-BY-4.0' });
  reader = ledger.as(null);
  known = await correctEach(await tellEverything(ledger));
  document = (await reader.get('/openapi.json')).body as Document;
  lists = Object.entries(document.paths).flatMap(([path, { get }]) =>
    get && isData(get) && answersItems(get) ? [{ path, operation: get }] : [],
  );
});
afterAll(() => ledger.stop());

/** Proposes a correction of a count of each family, so that each has a list of some. */
async function correctEach(told: Known): Promise<Known> {
  const counts = [...told.countOf, ['casualty', told.wave.counts.killed] as const];
  for (const [family, id] of counts)
    await expectStatus(
      ledger.admin.post(`/v1/${family}-counts/${id}/corrections`, proposalBody(told.sourceId)),
      201,
    );
  return { ...told, head: (await reader.get('/v1/groups')).headers['ledger-sequence'] ?? '' };
}

/** Readers may have it: it is none of what only operators see. */
function isData({ security = [] }: Operation): boolean {
  return security.some((needed) => needed['key']?.includes('reader'));
}

function answersItems({ responses }: Operation): boolean {
  const schema = responses['200']?.content?.['application/json']?.schema;
  return schema !== undefined && shapesOf(schema).some(({ properties }) => properties?.['items']);
}

function shapesOf(schema: Schema): Schema[] {
  if (schema.oneOf) return schema.oneOf.flatMap(shapesOf);
  const name = schema.$ref?.split('/').at(-1);
  const found = name === undefined ? undefined : document.components.schemas[name];
  return found ? [schema, found] : [schema];
}

/** What a list has to be asked with, each way that makes other items of it. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/v1/tolls': [
    'measure=killed&groupBy=place.admin1,period.month,group,source',
    'groupBy=measure',
    'measure=killed',
  ],
  '/v1/volatility': ['by=count', 'by=subject', 'by=measure', 'by=source'],
};

function urlsOf(path: string, { parameters = [] }: Operation): string[] {
  const at = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((url, { name }) => url.replace(`{${name}}`, inPath(path, name, known)), path);
  return (QUERIES[path] ?? ['']).map((query) => `${at}?asOfSequence=${known.head}&${query}`);
}

const itemsByUrl = new Map<string, Promise<object[]>>();

/** All items of a list, by its JSON: asked for once, as of one sequence. */
function itemsOf(url: string, parameters: readonly string[]): Promise<object[]> {
  const known = itemsByUrl.get(url) ?? readItems(url, parameters);
  itemsByUrl.set(url, known);
  return known;
}

async function readItems(url: string, parameters: readonly string[]): Promise<object[]> {
  const { status, text, body } = await reader.get(parameters.includes('limit') ? `${url}&limit=1000` : url);
  if (status !== 200) throw new Error(`${url}: ${text}`);
  expect(body.next ?? null).toBeNull();
  if (body.items) return body.items as object[];
  const { asOf: _asOf, ...toll } = body as { asOf: object };
  return [{ ...toll, key: {} }];
}

async function exported(url: string, format: string): Promise<Answer> {
  const answer = await reader.get(`${url}&format=${format}`);
  if (answer.status !== 200) throw new Error(`${url} as ${format}: ${answer.text}`);
  return answer;
}

function expectStamp({ headers, trailers }: Answer, rows: number, extension: string): void {
  expect(headers).toMatchObject({
    'ledger-as-of-sequence': known.head,
    'ledger-as-of': expect.stringMatching(/^\d{4}-.*Z$/),
    'ledger-data-licence': 'CC-BY-4.0',
    'ledger-sequence': known.head,
    'content-disposition': expect.stringMatching(
      new RegExp(`^attachment; filename="[a-z0-9-]+-${known.head}\\.${extension}"$`),
    ),
    vary: 'Accept',
  });
  expect(trailers).toEqual({ 'ledger-row-count': String(rows) });
}

/** Asks each list, each way. */
async function eachList(
  check: (url: string, items: object[], columns: readonly DescribedColumn[], path: string) => Promise<void>,
): Promise<void> {
  for (const { path, operation } of lists) {
    const parameters = (operation.parameters ?? []).map(({ name }) => name);
    const table = operation['x-table'];
    if (!table) throw new Error(`${path} is not exported: it has no table`);
    for (const url of urlsOf(path, operation)) {
      const items = await itemsOf(url, parameters);
      if (items.length === 0) throw new Error(`nothing is known that ${url} lists`);
      await check(url, items, table.columns, path);
    }
  }
}

/** Those that are on a map. */
const PLACED = /^\/v1\/(strikes|situations|agreements|diplomatic-events|[a-z]+-counts)$/;

test('all that readers list is looked at', () => {
  const paths = lists.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      '/v1/sources',
      '/v1/strikes',
      '/v1/casualty-counts',
      '/v1/munitions-counts/{id}/revisions',
      '/v1/rescue-counts/{id}/corrections',
      '/v1/corrections',
      '/v1/tolls',
      '/v1/discrepancies',
      '/v1/changes',
      '/v1/volatility',
      '/v1/agreements',
      '/v1/agreements/{id}/terms/{termId}/revisions',
      '/v1/diplomatic-events',
      '/v1/situations',
      '/v1/measures',
      '/v1/groups',
      '/v1/notices',
      '/v1/events',
    ]),
  );
});

test('OpenAPI says in which forms each comes', () => {
  for (const { path, operation } of lists) {
    expect([path, Object.keys(operation.responses['200']?.content ?? {})]).toEqual([
      path,
      [
        'application/json',
        'application/x-ndjson',
        'text/csv',
        'application/vnd.apache.parquet',
        ...(PLACED.test(path) ? ['application/geo+json'] : []),
      ],
    ]);
  }
});

test('as JSON for who has no preference', async () => {
  for (const accept of ['', ' , ']) {
    const { status, headers } = await reader.get('/v1/strikes', { accept });
    expect([accept, status, headers['content-type']]).toEqual([
      accept,
      200,
      'application/json; charset=utf-8',
    ]);
  }
});

test('as lines of JSON', async () => {
  await eachList(async (url, items) => {
    const answer = await exported(url, 'ndjson');
    expectStamp(answer, items.length, 'ndjson');
    expect(answer.text.endsWith('\n')).toBe(true);
    expect(
      answer.text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as object),
    ).toEqual(items);
  });
});

test('as CSV', async () => {
  await eachList(async (url, items, columns) => {
    const answer = await exported(url, 'csv');
    expectStamp(answer, items.length, 'csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const [names, ...rows] = parse(answer.text, { record_delimiter: '\r\n' });
    expect(names).toEqual(columns.map(({ name }) => name));
    expect(rows).toEqual(
      items.map((item) => {
        const cells = expectedCells(item, columns);
        return columns.map((column, index) => asText(cells[index], column));
      }),
    );
  });
});

test('as CSV with HXL tags', async () => {
  await eachList(async (url, items, columns) => {
    const [, tags, ...rows] = parse((await exported(`${url}&hxl=true`, 'csv')).text);
    expect(tags).toEqual(columns.map(({ hxl }) => hxl));
    for (const tag of tags ?? []) expect(tag).toMatch(/^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/);
    expect(rows).toHaveLength(items.length);
  });
});

test('as Parquet', async () => {
  await eachList(async (url, items, columns) => {
    const answer = await exported(url, 'parquet');
    expectStamp(answer, items.length, 'parquet');
    const { names, rows, metadata } = await readParquet(answer.bytes);
    expect(names).toEqual(columns.map(({ name }) => name));
    expect(rows).toEqual(
      items.map((item) => {
        const cells = expectedCells(item, columns);
        return columns.map((column, index) => asParquet(cells[index], column));
      }),
    );
    expect(metadata).toMatchObject({
      'ledger.asOf.sequence': known.head,
      'ledger.asOf.recordedAt': answer.headers['ledger-as-of'],
      'ledger.licence': 'CC-BY-4.0',
      'ledger.rowCount': String(items.length),
    });
  });
});

test('as GeoJSON, where it has places', async () => {
  await eachList(async (url, items, _columns, path) => {
    if (!PLACED.test(path)) {
      for (const answer of [
        await reader.get(`${url}&format=geojson`),
        await reader.get(url, { accept: 'application/geo+json' }),
      ]) {
        expect([url, answer.status, answer.body.code]).toEqual([url, 406, 'not-acceptable']);
        expect(answer.body.detail).toContain('csv (text/csv)');
      }
      return;
    }
    const answer = await exported(url, 'geojson');
    expectStamp(answer, items.length, 'geojson');
    expect(answer.headers['content-type']).toBe('application/geo+json; charset=utf-8');
    const { features, ...members } = answer.body;
    expect(check(answer.text)).toEqual(answer.body);
    expect(members).toEqual({
      type: 'FeatureCollection',
      asOf: { sequence: Number(known.head), recordedAt: answer.headers['ledger-as-of'], statedAt: null },
      licence: 'CC-BY-4.0',
      rowCount: items.length,
      next: null,
    });
    for (const [index, { id, properties }] of (features as Feature[]).entries()) {
      expect([id, properties]).toEqual([
        (items[index] as { id: string }).id,
        expect.objectContaining(items[index] ?? {}),
      ]);
    }
    expect(features).toHaveLength(items.length);
  });
});

interface Feature {
  readonly id: string;
  readonly properties: object;
}
