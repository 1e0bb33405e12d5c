import { type Answer, expectStatus } from '../support/client.js';
import { useSeriesScene } from '../support/series-scene.js';

const scene = useSeriesScene();
const { define, put, killedOn, head } = scene;

const taken = async (series: string, day: number, rows: unknown) =>
  (await scene.taken(series, day, rows)).body;
const tried = async (series: string, day: number, rows: unknown) =>
  (await expectStatus(put(series, day, rows, '&dryRun=true'), 200)).body;
const tally = ({ vintage, reported, amended, retracted, unchanged }: Answer['body']) => [
  vintage,
  { reported, amended, retracted, unchanged },
];

/** What is tried is what is taken then. */
const triedAndTaken = async (series: string, day: number, rows: unknown) => {
  const [trial, real] = [await tried(series, day, rows), await taken(series, day, rows)];
  expect([tally(trial), trial.warnings, trial.stateSha256]).toEqual([
    tally(real),
    real.warnings,
    real.stateSha256,
  ]);
  return trial;
};

describe('a dry run says what the vintage then does', () => {
  it('where the figure in force is of an analyst, and stays', async () => {
    const series = await define();
    await taken(series, 1, [{ date: '2023-10-07', killed: 6 }]);
    const statement = { sourceId: scene.sourceId, statedAt: '2024-01-02' };
    const amendment = { figure: { best: 5 }, cause: 'recording_error', reason: 'a slip', statement };
    await expectStatus(
      scene.admin.post(`/v1/casualty-counts/${killedOn('2023-10-07')}/amendments`, amendment, { ifMatch: 0 }),
      201,
    );
    const trial = await triedAndTaken(series, 4, [{ date: '2023-10-07', killed: 8 }]);
    expect(trial).toMatchObject({
      amended: 1,
      changes: [{ change: 'changed', from: { killed: 6 }, to: { killed: 8 } }],
      warnings: [
        {
          code: 'not-in-force',
          detail: '2023-10-07 killed: the figure in force is not of this series, and stays',
        },
      ],
    });
  });

  it('where a file tells of days that had not come', async () => {
    const rows = [{ date: '2024-02-01', killed: 1 }];
    expect((await triedAndTaken(await define(), 1, rows)).warnings).toEqual([
      {
        code: 'stated-before-occurred',
        detail: '2024-02-01 killed: stated at 2024-01-01T12:00:00.000Z, about the days from 2024-02-01',
      },
    ]);
  });

  it('and nothing of cells that stay as they are', async () => {
    const series = await define();
    const odd = [
      { date: '2023-10-07', killed: -3 },
      { date: '2023-10-08', killed: -4 },
    ];
    expect((await triedAndTaken(series, 1, odd)).warnings).toMatchObject([
      { code: 'not-a-count', detail: expect.stringMatching(/^2 cells, the first: 2023-10-07 killed: /) },
    ]);
    const next = [odd[0], { date: '2023-10-08', killed: -5 }];
    expect((await triedAndTaken(series, 2, next)).warnings).toMatchObject([
      { code: 'not-a-count', detail: expect.stringMatching(/^2023-10-08 killed: /) },
    ]);
  });

  it('found late, with what comes after it', async () => {
    const series = await define();
    await taken(series, 1, [{ date: '2023-10-07', killed: 6 }]);
    await taken(series, 5, [{ date: '2023-10-08', killed: 1 }]);
    const trial = await triedAndTaken(series, 3, [{ date: '2023-10-07', killed: 7 }]);
    expect(tally(trial)).toEqual([3, { reported: 0, amended: 1, retracted: 0, unchanged: 0 }]);
  });

  it('under the names that columns have now', async () => {
    const columns = { martyred: { measure: 'killed' }, about: { qualifies: 'martyred' } };
    const series = await define({ columns });
    await taken(series, 1, [
      { date: '2023-10-07', martyred: 198, about: 'x' },
      { date: '2023-10-08', martyred: 2 },
    ]);
    const amendment = {
      columns: { killed: { measure: 'killed' }, roughly: { qualifies: 'killed' } },
      renames: [
        { from: 'martyred', to: 'killed' },
        { from: 'about', to: 'roughly' },
      ],
      reason: 'the publisher renamed them',
    };
    await scene.admin.record(`/v1/series/${series}/amendments`, amendment, { ifMatch: 2 });
    const { changes } = await tried(series, 2, [{ date: '2023-10-07', killed: 232 }]);
    expect(changes).toMatchObject([
      {
        change: 'changed',
        key: ['2023-10-07'],
        column: 'killed',
        from: { killed: 198, roughly: 'x' },
        to: { killed: 232 },
      },
      { change: 'vanished', key: ['2023-10-08'], column: 'killed', from: { killed: 2 }, to: null },
    ]);
    expect(Object.keys(changes[0].from).sort()).toEqual(['killed', 'roughly']);
  });

  it('of one that is taken already: nothing, whatever the series has become since', async () => {
    const series = await define({ otherColumns: 'define' });
    const rows = [{ date: '2023-10-07', killed: -6, hurt: 3 }];
    const first = await taken(series, 1, rows);
    const { revision } = (await scene.admin.get(`/v1/series/${series}`)).body;
    expect(revision).toBe(2);
    const amendment = { columns: { killed: { measure: 'injured' } }, reason: 'a slip' };
    const { body } = await scene.admin.get(`/v1/series/${series}`);
    await scene.admin.record(`/v1/series/${series}/amendments`, amendment, { ifMatch: body.mappingRevision });
    const sequence = await head();
    expect(await tried(series, 1, rows)).toEqual({
      vintage: 1,
      statedAt: first.statedAt,
      sha256: first.sha256,
      rows: 1,
      cells: 2,
      reported: 0,
      amended: 0,
      retracted: 0,
      unchanged: 2,
      stateSha256: first.stateSha256,
      defined: [],
      changes: [],
      warnings: first.warnings,
    });
    expect(await head()).toBe(sequence);
  });

  it('that was cut off: all of it, and as changes what is left of it', async () => {
    const series = await define({ otherColumns: 'define' });
    const rows = [
      { date: '2023-10-07', killed: -1 },
      { date: '2023-10-08', killed: -2, hurt: 4 },
    ];
    await scene.putCutOff(1, series, rows);
    const other = await put(series, 2, rows, '&dryRun=true');
    expect([other.status, other.body.code]).toEqual([409, 'vintage-open']);
    const trial = await triedAndTaken(series, 1, rows);
    expect(tally(trial)).toEqual([1, { reported: 3, amended: 0, retracted: 0, unchanged: 0 }]);
    expect(trial.defined).toMatchObject([{ column: 'hurt' }]);
    expect(trial.changes).toHaveLength(2);
  });
});

describe('a dry run is refused where the vintage would be', () => {
  const rows = [{ date: '2023-10-07', killed: 6 }];

  it('for a notice that is not there', async () => {
    const { status, body } = await put(await define(), 1, rows, `&dryRun=true&noticeId=${scene.sourceId}`);
    expect([status, body.code, body.errors]).toMatchObject([422, 'invalid', [{ pointer: '/noticeId' }]]);
  });

  it('for a key that came with another file, and keeps none itself', async () => {
    const series = await define();
    const key = `vintage-${series}`;
    await expectStatus(put(series, 1, rows, '&dryRun=true', key), 200);
    await expectStatus(put(series, 2, [], '', key), 201);
    const other = await put(series, 3, rows, '&dryRun=true', key);
    expect([other.status, other.body]).toMatchObject([
      422,
      { code: 'key-reused', errors: [{ pointer: '/file' }, { pointer: '/statedAt' }] },
    ]);
    await expectStatus(put(series, 2, [], '&dryRun=true', key), 200);
  });
});
