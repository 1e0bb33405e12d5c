import { sourceBody } from '../support/bodies.js';
import { type Answer, expectStatus } from '../support/client.js';
import { useSeriesScene } from '../support/series-scene.js';

const scene = useSeriesScene();
const { situation, dailyTable, define, put, taken, table, killedOn, count, head } = scene;

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
    const { asOf: _asOf, ...read } = (await scene.admin.get(`/v1/series/${series}/vintages/2`)).body;
    expect(read).toEqual(second.body);
    const list = await scene.admin.get(`/v1/series/${series}/vintages?statedAsOf=2024-01-01`);
    expect(list.body.items).toEqual([first.body]);
    expect((await scene.admin.get(`/v1/series/${series}`)).body).toMatchObject({
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
    const revisions = (await scene.admin.get(`/v1/casualty-counts/${killedOn('2023-10-07')}/revisions`)).body
      .items;
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
    const all = (await scene.admin.get(`/v1/series/${series}/revisions`)).body.items;
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
    const [cut, whole] = [await define(), await define({ situationId: await situation() })];
    await scene.putCutOff(3, cut, rows);
    expect((await scene.admin.get(`/v1/series/${cut}`)).body).toMatchObject({
      vintages: 0,
      open: { vintage: 1 },
    });
    expect((await put(cut, 2, rows)).body).toMatchObject({ code: 'vintage-open', openVintage: 1 });
    const told = ({ body: { from: _from, to: _to, recordedAt: _at, ...vintage } }: Answer) => vintage;
    expect(told(await taken(cut, 1, rows))).toEqual(told(await taken(whole, 1, rows)));
    expect((await scene.admin.get(`/v1/series/${cut}/revisions`)).body.items).toHaveLength(odd.length);
  });

  it('takes an Idempotency-Key, which stands for one file', async () => {
    const series = await define();
    const send = (day: number, killed: number) =>
      put(series, day, [{ date: '2023-10-07', killed }], '', `vintage-${series}`);
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
    const statement = { sourceId: scene.sourceId, statedAt: '2024-01-02' };
    const amendment = { figure: { best: 5 }, cause: 'recording_error', reason: 'a slip', statement };
    await expectStatus(
      scene.admin.post(`/v1/casualty-counts/${killedOn('2023-10-07')}/amendments`, amendment, { ifMatch: 0 }),
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
    const statement = { sourceId: scene.sourceId, statedAt: '2024-01-05' };
    await expectStatus(
      scene.admin.post(
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
    const { id: another } = await scene.admin.record('/v1/sources', sourceBody());
    const third = await define({ code: 'monthly', sourceId: another });
    await taken(one, 1, published(5));
    await taken(third, 2, published(5));
    await taken(third, 3, published(7), '&cause=developed');
    await taken(third, 4, published(9));
    expect((await scene.admin.get(`/v1/sources/${another}`)).body.scorecard).toMatchObject({
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
    expect((await scene.admin.post(path, [])).body).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '?statedAt' }],
    });
    expect((await scene.admin.post(`${path}?statedAt=2124-01-01`, [])).body).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '?statedAt' }],
    });
    expect((await scene.admin.post(`${path}?statedAt=soon`, [])).status).toBe(400);
    const csv = { headers: { 'content-type': 'text/csv' } };
    expect((await scene.admin.post(`${path}?statedAt=2024-01-01`, 'date,killed\n', csv)).body.code).toBe(
      'unreadable-file',
    );
    const latin = { headers: { 'content-type': 'text/csv; charset=iso-8859-1; header=present' } };
    expect((await scene.admin.post(`${path}?statedAt=2024-01-01`, 'date,killed\n', latin)).status).toBe(415);
    const xml = { headers: { 'content-type': 'text/xml' } };
    expect((await scene.admin.post(`${path}?statedAt=2024-01-01`, '<a/>', xml)).status).toBe(415);
    const unknown = '018f3c2a-0000-7000-8000-00000000dead';
    expect((await put(unknown, 1, [])).status).toBe(404);
    const analyst = await scene.ledger.someone('analyst');
    expect((await analyst.post(`${path}?statedAt=2024-01-01`, [])).status).toBe(403);
    expect(await head()).toBe(sequence);
  });

  it('is a mapping that contradicts itself', async () => {
    const refused = async (members: object) => {
      const { status, body } = await scene.admin.post('/v1/series', dailyTable(members));
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
    expect(await refused({ situationId: scene.sourceId })).toEqual([422, '/situationId']);
  });
});

it('a table without a period is running: its changes developed', async () => {
  const series = await define({ key: { sex: 'group' }, running: true });
  await taken(series, 1, [{ sex: 'Women', killed: 6 }]);
  await taken(series, 2, [{ sex: 'Women', killed: 7 }]);
  const path = `/v1/casualty-counts/${killedOn(null, 'women')}/revisions`;
  const { items } = (await scene.admin.get(path)).body;
  expect(items[1]).toMatchObject({ cause: 'developed', published: 7 });
  expect(await table(series)).toEqual([{ sex: 'Women', killed: 7 }]);
});

it('a key column may name the subject, and files may be CSV', async () => {
  const other = await situation();
  const key = { area: { subject: { North: scene.situationId, South: other } }, date: 'period' };
  const series = await define({ format: 'csv', key });
  const csv = 'area,date,killed\nNorth,2023-10-07,6\nSouth,2023-10-07,\n';
  const path = `/v1/series/${series}/vintages?statedAt=2024-01-01`;
  const { body } = await expectStatus(
    scene.admin.post(path, csv, { headers: { 'content-type': 'text/csv' } }),
    201,
  );
  expect(body).toMatchObject({ rows: 2, cells: 1, reported: 1 });
  expect(await count('2023-10-07')).toMatchObject({ figure: { best: 6 } });
  expect(await table(series)).toEqual([{ area: 'North', date: '2023-10-07', killed: 6 }]);
});
