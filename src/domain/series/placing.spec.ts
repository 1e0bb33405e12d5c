import { figure } from '../../../test/support/samples.js';
import {
  INJURED,
  KHARKIV,
  KILLED,
  place,
  refused,
  SITUATION,
} from '../../../test/support/stories/published-table.js';

describe('the key of a row', () => {
  it('says which days, which situation and which group its counts are about', () => {
    const { placed } = place(
      [{ date: '2023-10-01/2023-10-31', where: 'Kharkiv', who: 'Aid Workers', killed: 5 }],
      {
        key: { date: 'period', where: { subject: { Kharkiv: KHARKIV } }, who: 'group' },
        columns: { killed: KILLED },
      },
    );
    expect(placed).toEqual([
      {
        count: {
          family: 'casualty',
          subject: { type: 'situation', id: KHARKIV },
          measure: 'killed',
          group: 'aid_workers',
          period: '2023-10',
        },
        key: ['2023-10-01/2023-10-31', 'Kharkiv', 'Aid Workers'],
        column: 'killed',
        values: { killed: 5 },
        figure: figure({ best: 5 }),
        warnings: [],
      },
    ]);
  });

  it('may be no column at all, in a series that runs', () => {
    const { placed } = place([{ killed: 5 }], { key: {}, running: true, columns: { killed: KILLED } });
    expect(placed[0]?.count).toMatchObject({ period: null, group: 'all', subject: { id: SITUATION } });
    expect(placed[0]?.key).toEqual([]);
  });

  it('may be a number', () => {
    const { placed } = place([{ date: 2023, killed: 5 }], { columns: { killed: KILLED } });
    expect(placed[0]).toMatchObject({ key: ['2023'], count: { period: '2023' } });
  });

  it('may be a group beside groups of columns', () => {
    const columns = { men: { ...KILLED, group: 'men' }, killed: KILLED };
    const key = { date: 'period', role: 'group' } as const;
    const { placed } = place([{ date: '2023', role: 'Press', men: 1, killed: 2 }], { key, columns });
    expect(placed.map(({ count }) => count.group)).toEqual(['press_men', 'press']);
  });

  it('alone is no row of the table, and is told of', () => {
    const rows = [{ date: '2021' }, { date: '2022', killed: 1 }, { date: '2023' }];
    const columns = { killed: KILLED };
    expect(place(rows, { columns })).toMatchObject({
      rows: 3,
      cells: 1,
      warnings: [
        {
          code: 'row-without-cells',
          detail: 'row 1 and 1 more: no cell that is counted, so the table has no such row',
        },
      ],
    });
    expect(place([{ date: '2021', killed: null }], { columns })).toMatchObject({
      rows: 1,
      cells: 1,
      warnings: [],
    });
  });

  it('is refused where it is missing, null, or nothing that the series knows', () => {
    const key = { date: 'period', where: { subject: { Kharkiv: KHARKIV } } } as const;
    const rows = [
      { where: 'Kharkiv' },
      { date: null, where: 'Kharkiv' },
      { date: '2023-02-30', where: 'Kharkiv' },
      { date: '2023', where: 'toString' },
      { date: '2023', where: 'x'.repeat(501) },
      { date: '2023', where: 'y'.repeat(500) },
    ];
    expect(refused(rows, { key })).toEqual([
      'row 1, column date: a key cell is missing; the row has "where"',
      'row 2, column date: a key cell is null',
      'row 3, column date: "2023-02-30" is no period',
      'row 4, column where: the series knows no situation for "toString"',
      'row 5, column where: a key cell has more than 500 characters',
      `row 6, column where: the series knows no situation for "${'y'.repeat(80)}…"`,
    ]);
  });

  it('is refused with the first twenty errors', () => {
    expect(refused(Array.from({ length: 30 }, () => ({ killed: 1 })))).toHaveLength(20);
  });

  it('that comes again counts as it comes last, whole', () => {
    const rows = [
      { date: '2023-10-07', killed: 5, injured: 3 },
      { date: '2023-10-08', killed: 6 },
      { date: '2023-10-07', killed: 7 },
    ];
    const { placed, warnings, ...table } = place(rows, { columns: { killed: KILLED, injured: INJURED } });
    expect(placed.map(({ key, values }) => [...key, values])).toEqual([
      ['2023-10-07', { killed: 7 }],
      ['2023-10-08', { killed: 6 }],
    ]);
    expect(warnings).toEqual([{ code: 'repeated-key', detail: '2023-10-07: rows 1 and 3, the last counts' }]);
    expect(table).toMatchObject({ rows: 2, cells: 2, columns: ['killed'] });
  });

  it('that comes again and again gives a bounded number of warnings', () => {
    const rows = Array.from({ length: 50 }, () => ({ date: '2023', killed: 1 }));
    const { warnings } = place(rows, { columns: { killed: KILLED } });
    expect(warnings).toHaveLength(21);
    expect(warnings[20]).toEqual({ code: 'repeated-key', detail: '29 more rows repeat a key' });
  });
});

describe('cells that meet in one count', () => {
  it('refuse the file when they are columns of one row', () => {
    expect(
      refused([{ date: '2023', killed: 5, dead: 5 }], { columns: { killed: KILLED, dead: KILLED } }),
    ).toEqual(['row 1, column dead: is in one count with column killed of the row 2023']);
  });

  it('refuse the file when they are rows with other texts for the same days or group', () => {
    const columns = { killed: KILLED };
    expect(
      refused(
        [
          { date: '2023-10', killed: 5 },
          { date: '2023-10-01/2023-10-31', killed: 5 },
        ],
        { columns },
      ),
    ).toEqual(['row 2, column killed: is in one count with column killed of the row 2023-10']);
    const key = { date: 'period', who: 'group' } as const;
    const rows = [
      { date: '2023', who: 'Group A+', killed: 5 },
      { date: '2023', who: 'Group A-', killed: 5 },
    ];
    expect(refused(rows, { key, columns })).toEqual([
      'row 2, column killed: is in one count with column killed of the row 2023, Group A+',
    ]);
  });

  it('are not those of two columns that no days have both', () => {
    const rows = [
      { date: '2023', dead: 5 },
      { date: '2024', killed: 5 },
    ];
    expect(place(rows, { columns: { killed: KILLED, dead: KILLED } }).cells).toBe(2);
  });
});

describe('a renamed column', () => {
  const renames = [
    { from: 'martyred', to: 'fallen' },
    { from: 'fallen', to: 'killed' },
  ];
  const columns = { killed: KILLED };

  it('is one by the name that it has now, and the file keeps its own', () => {
    const { placed, ...table } = place([{ date: '2023', martyred: 5 }], { renames, columns });
    expect(placed).toMatchObject([{ column: 'killed', values: { killed: 5 }, count: { measure: 'killed' } }]);
    expect(table).toMatchObject({ columns: ['martyred'], names: { killed: 'martyred' }, namedOtherwise: [] });
  });

  it('may have several names in one file, of which the most frequent is its own', () => {
    const rows = [
      { date: '2021', killed: 1 },
      { date: '2022', martyred: 2 },
      { date: '2023', martyred: 3 },
      { date: '2024', fallen: 4 },
    ];
    expect(place(rows, { renames, columns })).toMatchObject({
      columns: ['martyred'],
      names: { killed: 'martyred' },
      namedOtherwise: [
        { key: ['2021'], column: 'killed', name: 'killed' },
        { key: ['2024'], column: 'killed', name: 'fallen' },
      ],
    });
  });

  it('has its present name where no name is more frequent', () => {
    const rows = [
      { date: '2022', martyred: 2 },
      { date: '2023', killed: 3 },
    ];
    const table = place(rows, { renames, columns });
    expect(table).toMatchObject({
      names: {},
      namedOtherwise: [{ key: ['2022'], column: 'killed', name: 'martyred' }],
    });
  });

  it('may be one of the key', () => {
    const dated = [{ from: 'day', to: 'date' }];
    const table = place([{ day: '2023', killed: 1 }], { renames: dated, columns });
    expect(table).toMatchObject({ cells: 1, columns: ['killed'], names: { date: 'day' } });
  });

  it('is refused where a row has both names', () => {
    expect(refused([{ date: '2023', martyred: 5, killed: null }], { renames, columns })).toEqual([
      'row 1, column killed: is the column martyred by another name, and the row has both',
    ]);
  });

  it('is refused where too many cells have another name than most', () => {
    const rows = (odd: number) =>
      Array.from({ length: 2 * odd + 1 }, (_, index) => ({
        date: String(index),
        [index < odd ? 'martyred' : 'killed']: 1,
      }));
    const keyed = { renames, columns, key: { date: 'group' } as const, running: true };
    expect(place(rows(5_000), keyed).namedOtherwise).toHaveLength(5_000);
    expect(refused(rows(5_001), keyed)).toEqual([
      '5001 cells are called otherwise than most of their column, more than 5000',
    ]);
  });
});
