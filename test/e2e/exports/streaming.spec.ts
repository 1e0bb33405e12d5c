import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { ListStrikesHandler } from '../../../projections/strikes/queries.js';
import { ReadModelProgress } from '../../../src/projection-runtime/progress.js';
import { sourceBody, stated, strikeBody } from '../../support/bodies.js';
import { type Client, expectStatus } from '../../support/client.js';
import { LedgerApp } from '../../support/ledger-app.js';

/** A long list, over a socket that holds little of it. */

const STRIKES = 1_200;
/** So many parts are read for all of it. */
const PARTS = STRIKES / 100;
/** Of the loop that client and server share: a server that could go on would have gone on by then. */
const TURNS = 500;

let ledger: LedgerApp;
let admin: Client;
let source: string;
let last: string;
let directory: string;
let read: jest.SpyInstance;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-exports-'));
  ledger = await LedgerApp.start();
  ({ admin } = ledger);
  source = (await admin.record('/v1/sources', sourceBody())).id as string;
  const lines = Array.from({ length: STRIKES }, (_, index) => {
    const body = strikeBody(source, { title: `Strike ${index}`, note: `${index} `.repeat(390) });
    return JSON.stringify({ command: 'ReportStrike', body });
  });
  const headers = { 'content-type': 'application/x-ndjson' };
  const answers = (await admin.send('POST', '/v1/commands', headers, lines.join('\n'))).text;
  last = (JSON.parse(answers.trimEnd().split('\n').at(-1) ?? '') as { id: string }).id;
  // What is in a socket of this kind is a few hundred kilobytes at most.
  await ledger.app.listen(socketPath());
});
afterAll(async () => {
  await ledger.stop();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(() => {
  read = jest.spyOn(ListStrikesHandler.prototype, 'execute');
});
afterEach(() => jest.restoreAllMocks());

const socketPath = () => join(directory, 'ledger.sock');
const partsRead = () => read.mock.calls.length;

/** The answer, of which nothing is taken yet. */
async function ask(path: string): Promise<IncomingMessage> {
  const sent = request({ socketPath: socketPath(), path, agent: false }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
}

const titles = (csv: string): { title: string }[] => parse(csv, { columns: true });

describe.each(['ndjson', 'csv', 'geojson'])('as %s', (format) => {
  test('it is read as far as the client takes it, and no farther for one that is gone', async () => {
    const answer = await ask(`/v1/strikes?format=${format}`);
    await turns();
    const readAhead = partsRead();
    expect(readAhead).toBeGreaterThan(0);
    expect(readAhead).toBeLessThan(PARTS / 2);
    await turns();
    expect(partsRead()).toBe(readAhead);
    const left = once(answer, 'close');
    answer.on('error', () => undefined).destroy();
    await left;
    await turns();
    expect(partsRead()).toBeLessThanOrEqual(readAhead + 1);
  });

  test('it has all there is when it is taken', async () => {
    const answer = await ask(`/v1/strikes?format=${format}`);
    const body = await text(answer);
    expect(body.split(`"Strike ${STRIKES - 1}"`).length + body.split(`,Strike ${STRIKES - 1},`).length).toBe(
      3,
    );
    expect(partsRead()).toBe(PARTS);
    // So much more than a part is not known before it is read.
    expect(answer.headers).not.toHaveProperty('ledger-row-count');
    expect(answer.trailers).toEqual({ 'ledger-row-count': String(STRIKES) });
  });

  test('it is cut off where it fails, and does not end', async () => {
    const answer = await ask(`/v1/strikes?format=${format}`);
    read.mockRejectedValue(new Error('the disk is gone'));
    await expect(text(answer)).rejects.toThrow('aborted');
    expect(answer.complete).toBe(false);
  });

  test('it is cut off where the read models are begun anew under it', async () => {
    const answer = await ask(`/v1/strikes?format=${format}`);
    jest.spyOn(ledger.app.get(ReadModelProgress), 'status').mockReturnValue({ state: 'starting' });
    await expect(text(answer)).rejects.toThrow('aborted');
    expect(answer.complete).toBe(false);
  });
});

test('it stays at one point, whatever comes meanwhile', async () => {
  const answer = await ask('/v1/strikes?format=csv');
  await turns();
  expect(partsRead()).toBeLessThan(PARTS / 2);
  const change = { title: 'Another title' };
  const because = { cause: 'verified', reason: 'Looked at again', statement: stated(source, '2025-10-23') };
  await expectStatus(
    admin.post(`/v1/strikes/${last}/amendments`, { changes: change, ...because }, { ifMatch: 0 }),
    201,
  );
  await admin.record('/v1/strikes', strikeBody(source, { title: 'A new one' }));
  const rows = titles(await text(answer));
  expect(rows.map(({ title }) => title)).toEqual(
    Array.from({ length: STRIKES }, (_, index) => `Strike ${index}`),
  );
  const sequence = String(answer.headers['ledger-as-of-sequence']);
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="strikes-${sequence}.csv"`);
  const again = await admin.get(`/v1/strikes?format=csv&asOfSequence=${sequence}`);
  expect(titles(again.text)).toEqual(rows);
  const now = titles((await admin.get('/v1/strikes?format=csv')).text);
  expect(now.slice(-2).map(({ title }) => title)).toEqual(['Another title', 'A new one']);
});

describe('a page of it', () => {
  test('leads to the next one, in the same form and at the same point', async () => {
    const first = await admin.get('/v1/strikes?format=csv&limit=500');
    const next = /<(.*)>; rel="next"/.exec(first.headers['link'] ?? '')?.[1] ?? '';
    await admin.record('/v1/strikes', strikeBody(source, { title: 'Between pages' }));
    const second = await admin.get(next);
    expect(second.headers['ledger-as-of-sequence']).toBe(first.headers['ledger-as-of-sequence']);
    expect([first, second].map(({ headers }) => headers['ledger-row-count'])).toEqual(['500', '500']);
    const paged = [first, second].flatMap((page) => titles(page.text));
    const whole = titles((await admin.get(`/v1/strikes?format=csv`)).text);
    expect(paged).toEqual(whole.slice(0, 1_000));
    // Without a limit it goes on to its end.
    const rest = await admin.get(next.replace('limit=500&', '').replace('&limit=500', ''));
    expect(titles(rest.text)).toEqual(whole.slice(500).filter(({ title }) => title !== 'Between pages'));
  });

  test('says in GeoJSON where the next one begins', async () => {
    const { body, headers } = await admin.get('/v1/strikes?format=geojson&limit=5');
    expect([body.features.length, body.rowCount, headers['ledger-row-count']]).toEqual([5, 5, '5']);
    const { body: next } = await admin.get(`/v1/strikes?limit=5&cursor=${body.next}`);
    expect(next.items[0].title).toBe('Strike 5');
  });

  test('of a feed leads to what comes after it, past what filters leave out', async () => {
    const feed = '/v1/events?limit=1&type=conflict-ledger.source-registered.v1';
    const first = await admin.get(`${feed}&format=csv`);
    const rows: { sequence: string }[] = parse(first.text, { columns: true });
    expect(rows.map(({ sequence }) => sequence)).toEqual(['1']);
    const next = /<(.*)>; rel="next"/.exec(first.headers['link'] ?? '')?.[1] ?? '';
    await admin.record('/v1/sources', sourceBody());
    const second = await admin.get(next);
    expect([parse(second.text).length, second.headers['link']]).toEqual([1, undefined]);
    expect(second.headers['ledger-as-of-sequence']).toBe(first.headers['ledger-as-of-sequence']);
  });
});

describe('over other ways of HTTP', () => {
  test('a HEAD has the headers and reads one part', async () => {
    const { status, headers, bytes } = await admin.send('HEAD', '/v1/strikes?format=parquet', {});
    expect([status, bytes.length, headers['trailer'], partsRead()]).toEqual([200, 0, undefined, 1]);
    expect(headers['content-type']).toBe('application/vnd.apache.parquet');
  });

  test('HTTP/1.0, which knows no trailers, has all of it', async () => {
    const socket = connect(socketPath());
    socket.write('GET /v1/groups?format=csv HTTP/1.0\r\n\r\n');
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).not.toMatch(/^trailer:/im);
    const { items } = (await admin.get('/v1/groups?limit=1000')).body;
    expect(parse(body)).toHaveLength((items as object[]).length + 1);
  });
});
