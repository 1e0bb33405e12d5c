import { expectStatus } from '../support/client.js';
import { useSeriesScene } from '../support/series-scene.js';

const scene = useSeriesScene();
const { situation, define, put, taken, table, count, head } = scene;

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
    expect((await scene.admin.get(`/v1/series/${series}/table?statedAsOf=2023-12-31`)).status).toBe(404);
    expect((await scene.admin.get(`/v1/series/${series}/table?vintage=3`)).status).toBe(404);
  });

  it('names the notices about its counts in a header, and first the one that it was sent with', async () => {
    const notice = async (scope: object, members: object = {}): Promise<string> => {
      const subject = { type: 'situation', id: scene.situationId };
      const statement = { sourceId: scene.sourceId, statedAt: '2024-01-03' };
      const body = { cause: 'counter_rebased', reason: 'It began anew', statement, ...members };
      return (await scene.admin.record('/v1/notices', { ...body, scope: [{ subject, ...scope }] })).id;
    };
    const notices = async (series: string, query = '') =>
      (await expectStatus(scene.admin.get(`/v1/series/${series}/table?${query}`), 200)).headers[
        'ledger-notices'
      ];
    const series = await define();
    await taken(series, 1, first);
    expect(await notices(series)).toBeUndefined();
    const begun = await notice({ from: '2023-10-08' });
    const elsewhere = { subject: { type: 'situation', id: await situation() } };
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
    const because = { reason: 'It did not', statement: { sourceId: scene.sourceId, statedAt: '2024-01-04' } };
    await scene.admin.record(`/v1/notices/${begun}/retraction`, because, { ifMatch: 0 });
    expect(await notices(series)).toBe(sentWith);
    // No more than twenty, those that were recorded last.
    const many: string[] = [];
    for (let index = 0; index < 21; index++) many.unshift(await notice({ measure: 'killed' }));
    expect(await notices(series)).toBe([sentWith, ...many.slice(0, 19)].join(', '));
  });

  it('names notices about the situations that its key names', async () => {
    const other = await situation();
    const series = await define({
      key: { date: 'period', town: { subject: { a: scene.situationId, b: other } } },
    });
    const scope = [{ subject: { type: 'situation', id: other } }];
    const statement = { sourceId: scene.sourceId, statedAt: '2024-01-03' };
    const body = { cause: 'method_changed', reason: 'Counted otherwise', statement, scope };
    const { id } = await scene.admin.record('/v1/notices', body);
    const noticesOf = async () =>
      (await expectStatus(scene.admin.get(`/v1/series/${series}/table`), 200)).headers['ledger-notices'];
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
    const { text, headers } = await scene.admin.get(`/v1/series/${series}/table?format=csv`);
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
      (await expectStatus(scene.admin.get(`/v1/series/${series}/table?${query}`), 200)).headers;
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
    const { text } = await scene.admin.get(`/v1/series/${series}/table?format=csv`);
    expect(text).toBe('date,constructor,toString,killed\r\n2023-10-07,,,6\r\n2023-10-08,1,NA,\r\n');
    await taken(series, 2, []);
    const { items } = (await scene.admin.get(`/v1/series/${series}/revisions`)).body;
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
    await scene.admin.record(`/v1/series/${series}/amendments`, amendment, { ifMatch: 2 });
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
      const { mappingRevision, revision } = (await scene.admin.get(`/v1/series/${series}`)).body;
      const body = { ...changes, reason: 'the publisher renamed it' };
      await scene.admin.record(`/v1/series/${series}/amendments`, body, {
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
    const { headers, body } = await scene.admin.get(`/v1/series/${series}/table?vintage=2`);
    expect(body).toEqual(row({ dead: 6, hurt: 9 }));
    const { body: second } = await scene.admin.get(`/v1/series/${series}/vintages/2`);
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
    expect((await scene.admin.get(`/v1/series/${series}/table?vintage=1&format=csv`)).text).toMatch(
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
