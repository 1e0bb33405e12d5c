import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { EVENT_STORE, type EventStore } from '../../src/event-store/port/index.js';
import { seriesBody, situationBody, sourceBody } from '../support/bodies.js';
import { ADMIN_KEY, type Answer, type Client, expectStatus } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

/** Files that no publisher should send, and clients that send them badly. None of it is a fault of the ledger. */

let ledger: LedgerApp;
let admin: Client;
let url: string;

beforeAll(async () => {
  ledger = await LedgerApp.start();
  admin = ledger.admin;
  url = await ledger.listen();
});
afterAll(() => ledger.stop());

async function define(members: object = {}): Promise<string> {
  const sourceId = (await admin.record('/v1/sources', sourceBody())).id;
  const situationId = (await admin.record('/v1/situations', situationBody(sourceId))).id;
  const mapping = seriesBody(sourceId, situationId, { rows: ['', '/data'], ...members });
  return (await admin.record('/v1/series', mapping)).id;
}

const put = (
  series: string,
  body: unknown,
  headers: Record<string, string> = {},
  day = '01',
): Promise<Answer> => admin.post(`/v1/series/${series}/vintages?statedAt=2024-01-${day}`, body, { headers });
const told = ({ status, body }: Answer) => [status, body?.code];
const head = async () => Number((await admin.get('/health/ready')).headers['ledger-sequence']);
const ROW = { date: '2023-10-07', killed: 6 };

/** That a series is as it was: nothing is open, and the next file is taken. */
async function expectUnharmed(series: string): Promise<void> {
  const { body } = await admin.get(`/v1/series/${series}`);
  expect([body.open, body.vintages]).toEqual([null, 0]);
  expect((await expectStatus(put(series, [ROW], {}, '09'), 201)).body.vintage).toBe(1);
}

describe('a body that is not taken', () => {
  it('is refused by what is wrong with it, and changes nothing', async () => {
    const series = await define();
    const sequence = await head();
    const path = `/v1/series/${series}/vintages?statedAt=2024-01-01`;
    const json = { 'content-type': 'application/json' };
    const gzip = await admin.send(
      'POST',
      path,
      { ...json, 'content-encoding': 'gzip' },
      gzipSync(JSON.stringify([ROW])),
    );
    expect(told(gzip)).toEqual([415, 'unsupported-media-type']);
    expect(told(await admin.send('POST', path, { ...json, 'content-length': '0' }))).toEqual([
      400,
      'unreadable-file',
    ]);
    expect(told(await admin.send('POST', path, {}))).toEqual([400, 'unreadable-file']);
    const tooLarge = await admin.send('POST', path, json, Buffer.alloc(64 * 1024 * 1024 + 1, ' '));
    expect(told(tooLarge)).toEqual([413, 'too-large']);
    expect(tooLarge.body.detail).toContain('64 MiB');
    expect(await head()).toBe(sequence);
    await expectUnharmed(series);
  });

  it.each(['arrays', 'objects'])('of %s without end is no table', async (kind) => {
    const series = await define({ otherColumns: 'define' });
    const [open, close] = kind === 'arrays' ? ['[', ']'] : ['{"a":', '}'];
    const inside = kind === 'arrays' ? '' : '1';
    for (const depth of [17, 1_000, 200_000]) {
      const nested = open.repeat(depth) + inside + close.repeat(depth);
      expect(told(await put(series, nested))).toEqual([400, 'unreadable-file']);
      expect(told(await put(series, open.repeat(depth)))).toEqual([400, 'unreadable-file']);
      const within = await put(series, `[{"date": "2023-10-07", "killed": 6, "x": ${nested}}]`, {}, '02');
      // An array inside a row is left out, however deep it is.
      if (kind === 'objects') expect(told(within)).toEqual([400, 'unreadable-file']);
      else expect([200, 201]).toContain(within.status);
      if (kind === 'arrays') break;
    }
  });

  it('that never comes whole changes nothing', async () => {
    const series = await define();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    const lines = [
      `POST /v1/series/${series}/vintages?statedAt=2024-01-01 HTTP/1.1`,
      'Host: ledger',
      `Authorization: Bearer ${ADMIN_KEY}`,
      'Content-Type: application/json',
      'Content-Length: 1000000',
      'Expect: 100-continue',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    await once(socket, 'data');
    socket.write(`[${JSON.stringify(ROW)}`);
    socket.resetAndDestroy();
    await expectUnharmed(series);
  });
});

describe('a file that is odd', () => {
  it('has up to 2,000 columns', async () => {
    const series = await define({ otherColumns: 'define' });
    const columns = Array.from({ length: 10_000 }, (_, index) => [`c${index}`, index]);
    expect(told(await put(series, [{ ...ROW, ...Object.fromEntries(columns) }]))).toEqual([
      400,
      'unreadable-file',
    ]);
    await expectUnharmed(series);
  });

  it('may repeat one key 2,000 times: the last counts', async () => {
    const series = await define();
    const rows = Array.from({ length: 2_000 }, (_, killed) => ({ ...ROW, killed }));
    const { body } = await expectStatus(put(series, rows), 201);
    expect(body).toMatchObject({ rows: 1, cells: 1, reported: 1 });
    expect(body.warnings).toHaveLength(21);
    expect((await admin.get(`/v1/series/${series}/table`)).body).toEqual([{ ...ROW, killed: 1_999 }]);
  });

  it('may have keys with tabs, and column names with them', async () => {
    const series = await define({ key: { date: 'period', sex: 'group' }, otherColumns: 'define' });
    const rows = [
      { date: '2023-10-07', sex: 'a\tb', killed: 1, 'c\td': 2 },
      { date: '2023-10-07', sex: 'c', killed: 2 },
    ];
    await expectStatus(put(series, rows), 201);
    expect((await admin.get(`/v1/series/${series}/table`)).body).toEqual(rows);
    const period = '\t2023-10-07';
    expect(told(await put(series, [{ date: period, sex: 'a', killed: 1 }], {}, '02'))).toEqual([
      422,
      'invalid',
    ]);
  });

  // What was opened has to be completed: what the log cannot hold must not be begun.
  it('whose names the log cannot hold is refused before it is begun', async () => {
    const series = await define({ otherColumns: 'define', columns: {} });
    const name = (index: number) => `${String(index).padStart(4, '0')}${'𝄞'.repeat(240)}`;
    const columns = Array.from({ length: 1_990 }, (_, index) => [name(index), 1]);
    const answer = await put(series, [{ date: '2023-10-07', ...Object.fromEntries(columns) }]);
    expect(told(answer)).toEqual([400, 'unreadable-file']);
    await expectUnharmed(series);
  });

  it('whose warnings the log cannot hold is refused before it is begun', async () => {
    const series = await define({ otherColumns: 'ignore' });
    const columns = Array.from({ length: 1_990 }, (_, index) => [`${index}${'\u0001'.repeat(490)}`, []]);
    expect(told(await put(series, [{ ...ROW, ...Object.fromEntries(columns) }]))).toEqual([
      400,
      'unreadable-file',
    ]);
    await expectUnharmed(series);
  });

  it('whose cell the log cannot hold is refused before it is begun', async () => {
    const qualifiers = Array.from({ length: 10 }, (_, index) => `q${index}`);
    const columns = Object.fromEntries(qualifiers.map((name) => [name, { qualifies: 'killed' }]));
    const series = await define({ columns: { killed: { measure: 'killed' }, ...columns } });
    const words = Object.fromEntries(qualifiers.map((name) => [name, '\u0001'.repeat(32_768)]));
    expect(told(await put(series, [{ ...ROW, ...words }]))).toEqual([400, 'unreadable-file']);
    await expectUnharmed(series);
  });

  it('may have the longest texts in all but such cells, found late too', async () => {
    const columns = { killed: { measure: 'killed' }, 'killed*': { qualifies: 'killed' } };
    const series = await define({ columns });
    const rowsOf = (character: string) => [
      { date: '2023-10-07', killed: character.repeat(32_768), 'killed*': character.repeat(32_768) },
    ];
    await expectStatus(put(series, rowsOf('\u0001'), {}, '01'), 201);
    await expectStatus(put(series, rowsOf('\u0001'), {}, '05'), 201);
    await expectStatus(put(series, rowsOf('\u0002'), {}, '03'), 201);
    expect((await admin.get(`/v1/series/${series}/table`)).body).toEqual(rowsOf('\u0001'));
    expect((await admin.get(`/v1/series/${series}/table?vintage=3`)).body).toEqual(rowsOf('\u0002'));
  });
});

it('a file that comes while the mapping changes is taken as it maps when it is begun', async () => {
  const series = await define({ otherColumns: 'define' });
  const log = ledger.app.get<EventStore>(EVENT_STORE);
  const read = log.readStream.bind(log);
  const reading = jest.spyOn(log, 'readStream');
  // The mapping changes while it is looked whether there is a measure for the other column.
  reading.mockImplementation(async (stream, options) => {
    if (stream.startsWith('ledger-measure-')) {
      reading.mockRestore();
      const amendment = { columns: { killed: 'ignore' }, reason: 'counted otherwise by now' };
      await admin.record(`/v1/series/${series}/amendments`, amendment, { ifMatch: 0 });
    }
    return read(stream, options);
  });
  const { body } = await expectStatus(put(series, [{ ...ROW, hurt: 1 }]), 201);
  expect(body).toMatchObject({ cells: 1, reported: 1 });
  expect((await admin.get(`/v1/series/${series}/table`)).body).toEqual([{ date: ROW.date, hurt: 1 }]);
});
