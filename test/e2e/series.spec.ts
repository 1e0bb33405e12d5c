import { EVENT_STORE, type EventStore, LogUnavailableError } from '../../src/event-store/port/index.js';
import { countId } from '../../src/ids/derived-ids.js';
import { seriesBody, situationBody, sourceBody } from '../support/bodies.js';
import { type Answer, type Client, expectStatus } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

let ledger: LedgerApp;
let admin: Client;
let sourceId: string;
let situationId: string;

beforeAll(async () => {
  ledger = await LedgerApp.start();
  admin = ledger.admin;
});
afterAll(() => ledger.stop());

beforeEach(async () => {
  sourceId = (await admin.record('/v1/sources', sourceBody())).id;
  situationId = (await situation()).id;
});

const situation = () => admin.record('/v1/situations', situationBody(sourceId));

const dailyTable = (members: object = {}) =>
  seriesBody(sourceId, situationId, { rows: ['', '/data'], ...members });

const define = async (members: object = {}) => (await admin.record('/v1/series', dailyTable(members))).id;

const put = (series: string, day: number, rows: unknown, query = ''): Promise<Answer> =>
  admin.post(`/v1/series/${series}/vintages?statedAt=2024-01-${pad(day)}T12:00:00Z${query}`, rows);
const pad = (day: number) => String(day).padStart(2, '0');
const taken = (series: string, day: number, rows: unknown, query = '') =>
  expectStatus(put(series, day, rows, query), 201);
const table = async (series: string, query = '') =>
  (await expectStatus(admin.get(`/v1/series/${series}/table?${query}`), 200)).body as object[];
const killedOn = (period: string, group = 'all') =>
  countId({
    family: 'casualty',
    subject: { type: 'situation', id: situationId },
    measure: 'killed',
    group,
    period,
  });
const count = async (period: string, query = '') =>
  (await admin.get(`/v1/casualty-counts/${killedOn(period)}?${query}`)).body;
const head = async () => Number((await admin.get('/health/ready')).headers['ledger-sequence']);

describe('a vintage', () => {
  it('is told by what it changed, and read by its number', async () => {
    const series = await define();
    const before = await head();
    const first = await taken(series, 1, [
      { date: '2023-10-07', killed: 6 },
      { date: '2023-10-08', killed: 4 },
    ]);
    expect(first.body).toMatchObject({
      vintage: 1,
      statedAt: '2024-01-01T12:00:00.000Z',
      rows: 2,
      cells: 2,
      reported: 2,
      amended: 0,
      retracted: 0,
      unchanged: 0,
      from: before + 1,
      to: before + 4,
      warnings: [],
    });
    expect(first.headers['location']).toBe(`/v1/series/${series}/vintages/1`);
    const second = await taken(series, 2, { data: [{ date: '2023-10-08', killed: 5 }] });
    expect(second.body).toMatchObject({ vintage: 2, reported: 0, amended: 1, retracted: 1, unchanged: 0 });
    const { asOf: _asOf, ...read } = (await admin.get(`/v1/series/${series}/vintages/2`)).body;
    expect(read).toEqual(second.body);
    const list = await admin.get(`/v1/series/${series}/vintages?statedAsOf=2024-01-01`);
    expect(list.body.items).toEqual([first.body]);
    expect((await admin.get(`/v1/series/${series}`)).body).toMatchObject({
      vintages: 2,
      latest: second.body,
      open: null,
      revision: 4,
      mappingRevision: 0,
    });
  });

  it('stands in the history of each count, with the cell as it was published', async () => {
    const series = await define();
    const { body } = await taken(series, 1, [{ date: '2023-10-07', killed: -3 }]);
    await taken(series, 2, [{ date: '2023-10-07', killed: '12' }]);
    expect(body.warnings).toMatchObject([{ code: 'not-a-count' }]);
    const revisions = (await admin.get(`/v1/casualty-counts/${killedOn('2023-10-07')}/revisions`)).body.items;
    expect(revisions).toMatchObject([
      { type: 'conflict-ledger.casualty-count-reported.v1', seriesId: series, vintage: 1, published: -3 },
      {
        type: 'conflict-ledger.casualty-count-amended.v1',
        vintage: 2,
        published: '12',
        cause: 'source_revised',
      },
    ]);
    expect(revisions[1].statement.evidenceSha256).toMatch(/^[0-9a-f]{64}$/);
    const all = (await admin.get(`/v1/series/${series}/revisions`)).body.items;
    expect(all).toMatchObject([
      {
        change: 'appeared',
        rowKey: ['2023-10-07'],
        column: 'killed',
        countId: killedOn('2023-10-07'),
        measure: 'killed',
      },
      { change: 'changed', published: '12', previous: { best: -3 } },
    ]);
  });

  it('sent again is answered as before; other content at its time is refused', async () => {
    const series = await define();
    const rows = [{ date: '2023-10-07', killed: 6 }];
    const first = await taken(series, 1, rows);
    const sequence = await head();
    const again = await expectStatus(put(series, 1, rows), 200);
    expect(again.body).toEqual(first.body);
    expect(await head()).toBe(sequence);
    const other = await put(series, 1, [{ date: '2023-10-07', killed: 7 }]);
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'vintage-exists', existingVintage: 1 });
    expect(await head()).toBe(sequence);
  });

  it('of the same content at another time is another one: A, B, A, B is four', async () => {
    const series = await define();
    for (const [day, killed] of [6, 7, 6, 7].entries()) {
      const { body } = await taken(series, day + 1, [{ date: '2023-10-07', killed }]);
      expect(body.vintage).toBe(day + 1);
    }
    expect((await count('2023-10-07')).revision).toBe(3);
    const { body } = await taken(series, 9, [{ date: '2023-10-07', killed: 7 }]);
    expect(body).toMatchObject({ vintage: 5, amended: 0, unchanged: 1 });
  });

  it('may be tried: what it would do is shown, and nothing is done', async () => {
    const series = await define({ otherColumns: 'define' });
    await taken(series, 1, [
      { date: '2023-10-07', killed: 6 },
      { date: '2023-10-08', killed: 1 },
    ]);
    const sequence = await head();
    const tried = await expectStatus(
      put(series, 2, [{ date: '2023-10-07', killed: 7, hurt: 3 }], '&dryRun=true'),
      200,
    );
    expect(tried.body).toMatchObject({
      vintage: 2,
      reported: 1,
      amended: 1,
      retracted: 1,
      defined: [{ column: 'hurt', measure: 'daily_hurt', unit: 'number' }],
    });
    expect(tried.body.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ change: 'changed', from: { killed: 6 }, to: { killed: 7 } }),
        expect.objectContaining({ change: 'vanished', key: ['2023-10-08'], from: { killed: 1 }, to: null }),
        expect.objectContaining({ change: 'appeared', column: 'hurt', from: null, to: { hurt: 3 } }),
      ]),
    );
    expect(await head()).toBe(sequence);
  });

  it('that the log cuts off is completed by the same file, and answered as if nothing had been', async () => {
    const odd = ['4', 'dozens', -3, 5, '6'];
    const rows = odd.map((killed, index) => ({ date: `2023-10-0${index + 1}`, killed }));
    const [cut, whole] = [await define(), await define({ situationId: (await situation()).id })];
    const log = ledger.app.get<EventStore>(EVENT_STORE);
    const append = log.append.bind(log);
    let left = 3;
    const appending = jest.spyOn(log, 'append').mockImplementation(async (stream, ...rest) => {
      if (stream.startsWith('ledger-casualty') && left-- <= 0) throw new LogUnavailableError('gone');
      return append(stream, ...rest);
    });
    await expectStatus(put(cut, 1, rows), 503);
    appending.mockRestore();
    expect((await admin.get(`/v1/series/${cut}`)).body).toMatchObject({ vintages: 0, open: { vintage: 1 } });
    expect((await put(cut, 2, rows)).body).toMatchObject({ code: 'vintage-open', openVintage: 1 });
    const told = ({ body: { from: _from, to: _to, recordedAt: _at, ...vintage } }: Answer) => vintage;
    expect(told(await taken(cut, 1, rows))).toEqual(told(await taken(whole, 1, rows)));
    expect((await admin.get(`/v1/series/${cut}/revisions`)).body.items).toHaveLength(odd.length);
  });

  it('takes an Idempotency-Key, which stands for one file', async () => {
    const series = await define();
    const send = (day: number, killed: number) =>
      admin.post(
        `/v1/series/${series}/vintages?statedAt=2024-01-${pad(day)}T12:00:00Z`,
        [{ date: '2023-10-07', killed }],
        { key: `vintage-${series}` },
      );
    await expectStatus(send(1, 6), 201);
    const again = await expectStatus(send(1, 6), 200);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await send(2, 7);
    expect(other.body).toMatchObject({ code: 'key-reused' });
    expect(other.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/file',
      '/statedAt',
    ]);
  });
});

describe('the lane', () => {
  it('is beside what an analyst decided, which survives every vintage', async () => {
    const series = await define();
    const old = [{ date: '2023-10-07', killed: 6 }];
    await taken(series, 1, old);
    const statement = { sourceId, statedAt: '2024-01-02' };
    const amendment = { figure: { best: 5 }, cause: 'recording_error', reason: 'a slip', statement };
    await expectStatus(
      admin.post(`/v1/casualty-counts/${killedOn('2023-10-07')}/amendments`, amendment, { ifMatch: 0 }),
      201,
    );
    await taken(series, 3, old);
    expect(await count('2023-10-07')).toMatchObject({ revision: 1, figure: { best: 5 } });
    const { body } = await taken(series, 4, [{ date: '2023-10-07', killed: 8 }]);
    expect(body.warnings).toMatchObject([{ code: 'not-in-force' }]);
    expect(await count('2023-10-07')).toMatchObject({
      figure: { best: 5 },
      claims: [
        { seriesId: series, figure: { best: 6 }, standing: false },
        { seriesId: null, figure: { best: 5 }, standing: true, adopted: true },
        { seriesId: series, figure: { best: 8 }, standing: true },
      ],
    });
    expect(await table(series)).toEqual([{ date: '2023-10-07', killed: 8 }]);
    await taken(series, 5, [{ date: '2023-10-09', killed: 1 }]);
    expect(await count('2023-10-07')).toMatchObject({ status: 'active', figure: { best: 5 } });
    expect(await table(series)).toEqual([{ date: '2023-10-09', killed: 1 }]);
  });

  it('is not the lane of another series on the same quantities', async () => {
    const [one, other] = [await define(), await define({ code: 'weekly' })];
    await taken(one, 1, [{ date: '2023-10-07', killed: 6 }]);
    await taken(other, 2, [{ date: '2023-10-07', killed: 9 }]);
    expect(await count('2023-10-07')).toMatchObject({ figure: { best: 6 } });
    await taken(one, 3, [{ date: '2023-10-08', killed: 2 }]);
    expect(await table(one)).toEqual([{ date: '2023-10-08', killed: 2 }]);
    expect(await table(other)).toEqual([{ date: '2023-10-07', killed: 9 }]);
    const { claims, status } = await count('2023-10-07');
    expect(status).toBe('retracted');
    expect(claims).toMatchObject([
      { seriesId: one, standing: false },
      { seriesId: other, standing: true },
    ]);
  });

  it('takes up a count that the publisher of the figure in force dropped, and not one that an analyst retracted', async () => {
    const [one, other, third] = [
      await define(),
      await define({ code: 'weekly' }),
      await define({ code: 'monthly' }),
    ];
    const killed = (best: number) => [{ date: '2023-10-07', killed: best }];
    await taken(one, 1, killed(5));
    await taken(other, 2, killed(6));
    await taken(one, 3, [{ date: '2023-10-08', killed: 1 }]);
    const { body } = await taken(other, 4, killed(7));
    expect(body).toMatchObject({ warnings: [] });
    const taking = await count('2023-10-07');
    expect(taking).toMatchObject({ status: 'active', figure: { best: 7 } });
    const statement = { sourceId, statedAt: '2024-01-05' };
    await expectStatus(
      admin.post(
        `/v1/casualty-counts/${killedOn('2023-10-07')}/retraction`,
        { cause: 'source_retracted', reason: 'never said', statement },
        { ifMatch: taking.revision },
      ),
      201,
    );
    const late = await taken(third, 6, killed(8));
    expect(late.body.warnings).toMatchObject([
      { code: 'not-in-force', detail: expect.stringContaining('retracted') as string },
    ]);
    expect(await count('2023-10-07')).toMatchObject({ status: 'retracted' });
  });

  it('says of a source that the world moved on, when its table says so, also of what is not in force', async () => {
    const one = await define();
    const published = (best: number) => [{ date: '2023-10-07', killed: best }];
    const { id: another } = await admin.record('/v1/sources', sourceBody());
    const third = await define({ code: 'monthly', sourceId: another });
    await taken(one, 1, published(5));
    await taken(third, 2, published(5));
    await taken(third, 3, published(7), '&cause=developed');
    await taken(third, 4, published(9));
    expect((await admin.get(`/v1/sources/${another}`)).body.scorecard).toMatchObject({
      claims: 3,
      developed: 1,
      revised: 1,
      byCause: [
        { cause: 'developed', revisions: 1 },
        { cause: 'source_revised', revisions: 1 },
      ],
    });
  });
});

describe('the rebuilt table', () => {
  const first = [
    { date: '2023-10-07', killed: 6 },
    { date: '2023-10-08', killed: null },
  ];
  const second = [{ date: '2023-10-08', killed: 4 }];

  it('is that of a number, of a recorded and of a stated time', async () => {
    const series = await define();
    await taken(series, 1, first);
    const between = await head();
    await taken(series, 2, second);
    expect(await table(series)).toEqual(second);
    expect(await table(series, 'vintage=1')).toEqual(first);
    expect(await table(series, 'statedAsOf=2024-01-02T11:59:59Z')).toEqual(first);
    expect(await table(series, `asOfSequence=${between}`)).toEqual(first);
    expect((await admin.get(`/v1/series/${series}/table?statedAsOf=2023-12-31`)).status).toBe(404);
    expect((await admin.get(`/v1/series/${series}/table?vintage=3`)).status).toBe(404);
  });

  it('names the notices about its counts in a header, and first the one that it was sent with', async () => {
    const notice = async (scope: object, members: object = {}): Promise<string> => {
      const subject = { type: 'situation', id: situationId };
      const statement = { sourceId, statedAt: '2024-01-03' };
      const body = { cause: 'counter_rebased', reason: 'It began anew', statement, ...members };
      return (await admin.record('/v1/notices', { ...body, scope: [{ subject, ...scope }] })).id;
    };
    const notices = async (series: string, query = '') =>
      (await expectStatus(admin.get(`/v1/series/${series}/table?${query}`), 200)).headers['ledger-notices'];
    const series = await define();
    await taken(series, 1, first);
    expect(await notices(series)).toBeUndefined();
    const begun = await notice({ from: '2023-10-08' });
    const elsewhere = { subject: { type: 'situation', id: (await situation()).id } };
    // Of another measure, of days that the table does not have, and of something else.
    await notice({ measure: 'injured' });
    await notice({ from: '2023-10-09' });
    const sentWith = await notice(elsewhere);
    expect(await notices(series)).toBe(begun);
    const between = await head();
    const killed = await notice({ measure: 'killed', to: '2023-10-07' });
    expect(await notices(series)).toBe(`${killed}, ${begun}`);
    expect(await notices(series, 'vintage=1&format=csv')).toBe(`${killed}, ${begun}`);
    expect(await notices(series, `asOfSequence=${between}`)).toBe(begun);
    expect(await notices(series, 'statedAsOf=2024-01-02')).toBeUndefined();
    // The 7th has vanished from the second version, and its notice with it.
    await taken(series, 2, second, `&noticeId=${sentWith}`);
    expect(await notices(series)).toBe(`${sentWith}, ${begun}`);
    expect(await notices(series, 'vintage=1')).toBe(`${killed}, ${begun}`);
    const because = { reason: 'It did not', statement: { sourceId, statedAt: '2024-01-04' } };
    await admin.record(`/v1/notices/${begun}/retraction`, because, { ifMatch: 0 });
    expect(await notices(series)).toBe(sentWith);
    // No more than twenty, those that were recorded last.
    const many: string[] = [];
    for (let index = 0; index < 21; index++) many.unshift(await notice({ measure: 'killed' }));
    expect(await notices(series)).toBe([sentWith, ...many.slice(0, 19)].join(', '));
  });

  it('names notices about the situations that its key names', async () => {
    const other = (await situation()).id;
    const series = await define({
      key: { date: 'period', town: { subject: { a: situationId, b: other } } },
    });
    const scope = [{ subject: { type: 'situation', id: other } }];
    const statement = { sourceId, statedAt: '2024-01-03' };
    const body = { cause: 'method_changed', reason: 'Counted otherwise', statement, scope };
    const { id } = await admin.record('/v1/notices', body);
    const noticesOf = async () =>
      (await expectStatus(admin.get(`/v1/series/${series}/table`), 200)).headers['ledger-notices'];
    await taken(series, 1, [{ date: '2023-10-07', town: 'a', killed: 6 }]);
    expect(await noticesOf()).toBeUndefined();
    await taken(series, 2, [{ date: '2023-10-07', town: 'b', killed: 6 }]);
    expect(await noticesOf()).toBe(id);
  });

  it('is CSV for who asks for it', async () => {
    const series = await define({
      columns: { killed: { measure: 'killed' }, 'a,b': { measure: 'injured' } },
    });
    await taken(series, 1, [
      { date: '2023-10-07', killed: 6, 'a,b': null },
      { date: '2023-10-08', killed: 'do"zens' },
    ]);
    const { text, headers } = await admin.get(`/v1/series/${series}/table?format=csv`);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toBe('date,killed,"a,b"\r\n2023-10-07,6,NA\r\n2023-10-08,"do""zens",\r\n');
    expect(headers['ledger-vintage']).toBe('1');
  });

  it('says where it stands and under which licence, as exports do', async () => {
    const series = await define();
    await taken(series, 1, first);
    const sequence = await head();
    await taken(series, 2, second);
    const headersOf = async (query: string) =>
      (await expectStatus(admin.get(`/v1/series/${series}/table?${query}`), 200)).headers;
    const point = {
      'ledger-as-of-sequence': String(sequence),
      'ledger-as-of': expect.stringMatching(/^\d{4}-.*Z$/),
      'ledger-data-licence': 'none stated: see each source',
    };
    for (const form of ['json', 'csv']) {
      const then = await headersOf(`asOfSequence=${sequence}&format=${form}`);
      expect(then).toMatchObject(point);
      expect(then).not.toHaveProperty('ledger-stated-as-of');
      const stated = await headersOf(`asOfSequence=${sequence}&statedAsOf=2024-01-01&format=${form}`);
      expect(stated).toMatchObject({ ...point, 'ledger-stated-as-of': '2024-01-01T23:59:59.999Z' });
    }
  });

  it('has columns that are called like what every object has, where they are', async () => {
    const series = await define({ otherColumns: 'define' });
    const first: object[] = [
      { date: '2023-10-07', killed: 6 },
      { date: '2023-10-08', constructor: 1, toString: null },
    ];
    await taken(series, 1, first);
    expect(await table(series)).toEqual(first);
    const { text } = await admin.get(`/v1/series/${series}/table?format=csv`);
    expect(text).toBe('date,constructor,toString,killed\r\n2023-10-07,,,6\r\n2023-10-08,1,NA,\r\n');
    await taken(series, 2, []);
    const { items } = (await admin.get(`/v1/series/${series}/revisions`)).body;
    expect(
      items.map(({ column, change, published }: Record<string, unknown>) => [column, change, published]),
    ).toEqual([
      ['killed', 'appeared', 6],
      ['constructor', 'appeared', 1],
      ['toString', 'appeared', null],
      ['killed', 'vanished', null],
      ['constructor', 'vanished', null],
      ['toString', 'vanished', null],
    ]);
  });

  it('has the names that columns had then, also when they are called otherwise now', async () => {
    const columns = { martyred: { measure: 'killed' } };
    const series = await define({ columns });
    const old = [{ date: '2023-10-07', martyred: 6 }];
    await taken(series, 1, old);
    const amendment = {
      columns: { killed: { measure: 'killed' } },
      renames: [{ from: 'martyred', to: 'killed' }],
      reason: 'the publisher renamed it',
    };
    await admin.record(`/v1/series/${series}/amendments`, amendment, { ifMatch: 2 });
    const renamed = [{ date: '2023-10-07', killed: 6 }];
    const { body } = await taken(series, 2, renamed);
    expect(body).toMatchObject({ amended: 0, unchanged: 1 });
    // A file may use both names, each in rows of its own.
    const mixed = [
      { date: '2023-10-07', killed: 6 },
      { date: '2023-10-08', martyred: 1 },
      { date: '2023-10-09', killed: 2 },
    ];
    await taken(series, 3, mixed);
    expect([await table(series, 'vintage=1'), await table(series, 'vintage=2'), await table(series)]).toEqual(
      [old, renamed, mixed],
    );
    const both = await put(series, 4, [{ date: '2023-10-07', killed: 6, martyred: 6 }]);
    expect(both.status).toBe(422);
  });

  it('keeps those names when a later amendment tells of other renames alone', async () => {
    const columns = { killed: { measure: 'killed' }, hurt: { measure: 'injured' } };
    const series = await define({ columns });
    const row = (members: object) => [{ date: '2023-10-07', ...members }];
    await taken(series, 1, row({ killed: 6, hurt: 9 }));
    const amend = async (changes: object) => {
      const { mappingRevision, revision } = (await admin.get(`/v1/series/${series}`)).body;
      const body = { ...changes, reason: 'the publisher renamed it' };
      await admin.record(`/v1/series/${series}/amendments`, body, {
        ifMatch: Math.max(revision, mappingRevision),
      });
    };
    await amend({
      columns: { dead: { measure: 'killed' }, hurt: { measure: 'injured' } },
      renames: [{ from: 'killed', to: 'dead' }],
    });
    await taken(series, 2, row({ dead: 6, hurt: 9 }));
    await amend({
      columns: { dead: { measure: 'killed' }, wounded: { measure: 'injured' } },
      renames: [{ from: 'hurt', to: 'wounded' }],
    });
    const { headers, body } = await admin.get(`/v1/series/${series}/table?vintage=2`);
    expect(body).toEqual(row({ dead: 6, hurt: 9 }));
    const { body: second } = await admin.get(`/v1/series/${series}/vintages/2`);
    expect(headers['ledger-state-sha256']).toBe(second.stateSha256);
    const third = await taken(series, 3, row({ dead: 6, wounded: 9 }));
    expect(third.body).toMatchObject({ amended: 0, unchanged: 2 });
    await amend({ renames: [] });
    expect(await table(series, 'vintage=1')).toEqual(row({ killed: 6, hurt: 9 }));
    expect(await table(series, 'vintage=2')).toEqual(row({ dead: 6, hurt: 9 }));
    expect(await table(series, 'vintage=3')).toEqual(row({ dead: 6, wounded: 9 }));
  });

  it('has the name that a key column had', async () => {
    const series = await define({ renames: [{ from: 'day', to: 'date' }] });
    await taken(series, 1, [{ day: '2023-10-07', killed: 6 }]);
    await taken(series, 2, [{ date: '2023-10-07', killed: 7 }]);
    expect(await table(series, 'vintage=1')).toEqual([{ day: '2023-10-07', killed: 6 }]);
    expect((await admin.get(`/v1/series/${series}/table?vintage=1&format=csv`)).text).toMatch(
      /^day,killed\r?\n/,
    );
    expect(await table(series)).toEqual([{ date: '2023-10-07', killed: 7 }]);
  });

  it('of a late find, and of the vintages around it, is each its own', async () => {
    const series = await define();
    const rows = (killed: number) => [{ date: '2023-10-07', killed }];
    await taken(series, 1, rows(6));
    await taken(series, 5, rows(6));
    const { body } = await taken(series, 3, [...rows(9), { date: '2023-10-08', killed: 1 }]);
    expect(body).toMatchObject({ vintage: 3, reported: 1, amended: 1 });
    expect(await table(series, 'statedAsOf=2024-01-02')).toEqual(rows(6));
    expect(await table(series, 'statedAsOf=2024-01-04')).toEqual([
      ...rows(9),
      { date: '2023-10-08', killed: 1 },
    ]);
    expect(await table(series)).toEqual(rows(6));
    expect((await count('2023-10-07', 'statedAsOf=2024-01-04')).figure.best).toBe(9);
    expect((await count('2023-10-07')).figure.best).toBe(6);
  });
});

describe('what is refused', () => {
  it('leaves nothing behind', async () => {
    const series = await define();
    const sequence = await head();
    const cases: [body: unknown, query: string, status: number, code: string][] = [
      ['{"date": ', '', 400, 'unreadable-file'],
      [{ other: [] }, '', 400, 'unreadable-file'],
      [[{ killed: 6 }], '', 422, 'invalid'],
      [[{ date: '2023-10-07', killed: 6, hurt: 1 }], '', 422, 'invalid'],
      [[{ date: 'yesterday', killed: 6 }], '', 422, 'invalid'],
      [[{ date: '2023-10-07', killed: 6 }], '&cause=boredom', 422, 'invalid'],
      [[{ date: '2023-10-07', killed: 6 }], `&noticeId=${series}`, 422, 'invalid'],
      ['', '', 400, 'unreadable-file'],
    ];
    for (const [body, query, status, code] of cases) {
      const answer = await put(series, 1, body, query);
      expect([body, query, answer.status, answer.body.code]).toEqual([body, query, status, code]);
    }
    const path = `/v1/series/${series}/vintages`;
    expect((await admin.post(path, [])).body).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '?statedAt' }],
    });
    expect((await admin.post(`${path}?statedAt=2124-01-01`, [])).body).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '?statedAt' }],
    });
    expect((await admin.post(`${path}?statedAt=soon`, [])).status).toBe(400);
    const csv = { headers: { 'content-type': 'text/csv' } };
    expect((await admin.post(`${path}?statedAt=2024-01-01`, 'date,killed\n', csv)).body.code).toBe(
      'unreadable-file',
    );
    const latin = { headers: { 'content-type': 'text/csv; charset=iso-8859-1; header=present' } };
    expect((await admin.post(`${path}?statedAt=2024-01-01`, 'date,killed\n', latin)).status).toBe(415);
    const xml = { headers: { 'content-type': 'text/xml' } };
    expect((await admin.post(`${path}?statedAt=2024-01-01`, '<a/>', xml)).status).toBe(415);
    const unknown = '018f3c2a-0000-7000-8000-00000000dead';
    expect((await put(unknown, 1, [])).status).toBe(404);
    const analyst = await ledger.someone('analyst');
    expect((await analyst.post(`${path}?statedAt=2024-01-01`, [])).status).toBe(403);
    expect(await head()).toBe(sequence);
  });

  it('is a mapping that contradicts itself', async () => {
    const refused = async (members: object) => {
      const { status, body } = await admin.post('/v1/series', dailyTable(members));
      return [status, body.errors?.[0]?.pointer];
    };
    expect(await refused({ key: {} })).toEqual([422, '/key']);
    expect(await refused({ key: { date: 'day' } })).toEqual([422, '/key/date']);
    expect(await refused({ key: { place: 'group' } })).toEqual([422, '/running']);
    expect(await refused({ running: true })).toEqual([422, '/running']);
    expect(await refused({ columns: { killed: { measure: 'slain' } } })).toEqual([
      422,
      '/columns/killed/measure',
    ]);
    expect(await refused({ columns: { date: { measure: 'killed' } } })).toEqual([422, '/columns/date']);
    expect(await refused({ columns: { 'killed*': { qualifies: 'killed*' } } })).toEqual([
      422,
      '/columns/killed*/qualifies',
    ]);
    expect(
      await refused({
        renames: [
          { from: 'a', to: 'b' },
          { from: 'b', to: 'a' },
        ],
      }),
    ).toEqual([422, '/renames/0/to']);
    expect(await refused({ situationId: sourceId })).toEqual([422, '/situationId']);
  });
});

it('a table without a period is running: its changes developed', async () => {
  const series = await define({ key: { sex: 'group' }, running: true });
  await taken(series, 1, [{ sex: 'Women', killed: 6 }]);
  await taken(series, 2, [{ sex: 'Women', killed: 7 }]);
  const id = countId({
    family: 'casualty',
    subject: { type: 'situation', id: situationId },
    measure: 'killed',
    group: 'women',
    period: null,
  });
  const { items } = (await admin.get(`/v1/casualty-counts/${id}/revisions`)).body;
  expect(items[1]).toMatchObject({ cause: 'developed', published: 7 });
  expect(await table(series)).toEqual([{ sex: 'Women', killed: 7 }]);
});

it('a key column may name the subject, and files may be CSV', async () => {
  const other = (await admin.record('/v1/situations', situationBody(sourceId))).id;
  const key = { area: { subject: { North: situationId, South: other } }, date: 'period' };
  const series = await define({ format: 'csv', key });
  const csv = 'area,date,killed\nNorth,2023-10-07,6\nSouth,2023-10-07,\n';
  const path = `/v1/series/${series}/vintages?statedAt=2024-01-01`;
  const { body } = await expectStatus(
    admin.post(path, csv, { headers: { 'content-type': 'text/csv' } }),
    201,
  );
  expect(body).toMatchObject({ rows: 2, cells: 1, reported: 1 });
  expect(await count('2023-10-07')).toMatchObject({ figure: { best: 6 } });
  expect(await table(series)).toEqual([{ area: 'North', date: '2023-10-07', killed: 6 }]);
});
