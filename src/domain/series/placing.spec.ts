import { figure, seriesDetails } from '../../../test/support/samples.js';
import type { Measure } from '../kernel/measure.js';
import type { CellValue, DefinedColumn, PlacedTable } from './cells.js';
import type { SeriesDetails } from './details.js';
import { placeTable } from './placing.js';
import type { Row } from './rows.js';

const SITUATION = '0199f0e2-0000-7000-8000-000000000001';
const KHARKIV = '0199f0e2-0000-7000-8000-000000000002';

const DETAILS = seriesDetails({ situationId: SITUATION, columns: {}, otherColumns: 'ignore' });
const KILLED = { measure: 'killed', group: 'all', family: null };
const INJURED = { measure: 'injured', group: 'all', family: null };

const people: Measure = { unit: 'people', accumulation: 'period', basis: 'reported', decimals: 0 };
const MEASURES: Readonly<Record<string, Measure>> = {
  'casualty killed': people,
  'casualty injured': people,
  'damage area': { ...people, unit: 'hectares', decimals: 2 },
  'casualty remark': { ...people, unit: 'text' },
};

type Cells = Readonly<Record<string, CellValue | undefined>>;

function attempt(
  rows: readonly Cells[],
  details: Partial<SeriesDetails> = {},
  defined: readonly DefinedColumn[] = [],
) {
  const read: Row[] = rows.map((row) => ({
    columns: Object.keys(row),
    values: Object.values(row).map((value) => value ?? null),
  }));
  return placeTable(
    read,
    { ...DETAILS, ...details },
    {
      defined,
      measureOf: (family, code) => MEASURES[`${family} ${code}`],
      isMeasureTaken: (family, code) =>
        Object.hasOwn(MEASURES, `${family} ${code}`) || code === 'daily_taken',
    },
  );
}

function place(...given: Parameters<typeof attempt>): PlacedTable {
  const table = attempt(...given);
  if ('kind' in table) throw new Error(JSON.stringify(table.rejection));
  return table;
}

function refused(...given: Parameters<typeof attempt>): readonly string[] {
  const table = attempt(...given);
  if (!('kind' in table)) throw new Error('it was placed');
  expect(table.rejection.code).toBe('invalid');
  return (table.rejection.errors ?? []).map(({ pointer, detail }) => `${pointer}${detail}`);
}

const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

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
      'row 1, column date: a key cell is missing',
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
    const { warnings } = place(Array.from({ length: 50 }, () => ({ date: '2023' })));
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

describe('the columns of a file', () => {
  it('stand in its order, those too that some rows leave out', () => {
    const rows = [
      { date: '2021', a: 1, d: 1 },
      { date: '2022', a: 1, b: 1, c: 1, d: 1, e: 1 },
    ];
    expect(place(rows, { otherColumns: 'define' }).columns).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('are refused where the series has no place for them', () => {
    const rows = [
      { date: '2021', killed: 1, note: 'x' },
      { date: '2022', killed: 1, other: null },
    ];
    const columns = { killed: { ...KILLED, measure: 'slain' }, note: 'ignore' } as const;
    expect(refused(rows, { columns, otherColumns: 'refuse' })).toEqual([
      'row 1, column killed: casualty counts have no measure slain',
      'row 2, column other: the series does not know it',
    ]);
  });

  it('may be left out, mapped so or because nobody mapped them', () => {
    const rows = [{ date: '2021', killed: 1, note: 'x', other: 5 }];
    const table = place(rows, { columns: { killed: KILLED, note: 'ignore' }, otherColumns: 'ignore' });
    expect(table).toMatchObject({ cells: 1, columns: ['killed'], defined: [] });
  });

  it('may belong to another family', () => {
    const columns = { burnt: { measure: 'area', group: 'all', family: 'damage' } };
    const { placed } = place([{ date: '2021', burnt: 2.25 }], { columns });
    expect(placed).toMatchObject([{ count: { family: 'damage' }, figure: { best: 2.25 }, warnings: [] }]);
  });
});

describe('a column that nobody mapped', () => {
  const define = { otherColumns: 'define' } as const;

  it('becomes a measure of its name, of numbers or text by its first value', () => {
    const rows = [
      { date: '2021', 'Killed (cum.)': null, source: null, rate: 1, day: '3', final: true, empty: null },
      { date: '2022', 'Killed (cum.)': 5, source: 'mohtel', rate: 2.25, day: 4, final: 1, empty: null },
      { date: '2023', 'Killed (cum.)': 'many', source: 7, rate: '0.125', day: 5, final: null, empty: null },
    ];
    const { defined, placed } = place(rows, define);
    expect(defined).toEqual([
      {
        column: 'Killed (cum.)',
        family: 'casualty',
        measure: 'daily_killed_cum',
        unit: 'number',
        decimals: 0,
      },
      { column: 'source', family: 'casualty', measure: 'daily_source', unit: 'text', decimals: 0 },
      { column: 'rate', family: 'casualty', measure: 'daily_rate', unit: 'number', decimals: 3 },
      { column: 'day', family: 'casualty', measure: 'daily_day', unit: 'text', decimals: 0 },
      { column: 'final', family: 'casualty', measure: 'daily_final', unit: 'text', decimals: 0 },
      { column: 'empty', family: 'casualty', measure: 'daily_empty', unit: 'number', decimals: 0 },
    ]);
    const third = placed.filter(({ key }) => key[0] === '2023');
    expect(third.map(({ column, figure: said, warnings }) => [column, said, codes(warnings)])).toEqual([
      ['Killed (cum.)', figure({ asStated: 'many' }), ['not-a-number']],
      ['source', figure({ asStated: '7' }), []],
      ['rate', figure({ best: 0.125, asStated: '0.125' }), ['number-as-text']],
      ['day', figure({ asStated: '5' }), []],
      ['final', null, []],
      ['empty', null, []],
    ]);
  });

  it('has the next free code where another column or measure has its own', () => {
    const { defined } = place([{ date: '2021', 'a-b': 1, 'a b': 2, 'A.B': 3, taken: 4, '***': 5 }], define, [
      { column: 'earlier', family: 'casualty', measure: 'daily_a_b_2', unit: 'number', decimals: 0 },
    ]);
    expect(defined.map(({ column, measure }) => [column, measure])).toEqual([
      ['a-b', 'daily_a_b'],
      ['a b', 'daily_a_b_3'],
      ['A.B', 'daily_a_b_4'],
      ['taken', 'daily_taken_2'],
      ['***', 'daily'],
    ]);
  });

  it('stays what an earlier vintage made of it, also by a name that it had then', () => {
    const earlier = { family: 'casualty', unit: 'number', decimals: 1 };
    const table = place(
      [{ date: '2021', rate: 2.25, fallen: 'x' }],
      { ...define, renames: [{ from: 'dead', to: 'fallen' }] },
      [
        { ...earlier, column: 'rate', measure: 'daily_rate' },
        { ...earlier, column: 'dead', measure: 'daily_dead', unit: 'text' },
      ],
    );
    expect(table.defined).toEqual([]);
    expect(
      table.placed.map(({ count, figure: said, warnings }) => [count.measure, said, codes(warnings)]),
    ).toEqual([
      ['daily_rate', figure({ best: 2.25 }), ['not-a-count']],
      ['daily_dead', figure({ asStated: 'x' }), []],
    ]);
  });

  it('has no more decimals than a measure can have', () => {
    const { defined, placed } = place([{ date: '2021', tiny: 1e-7 }], define);
    expect(defined).toMatchObject([{ decimals: 6 }]);
    expect(codes(placed[0]?.warnings ?? [])).toEqual(['not-a-count']);
  });

  it('counts in the row that counts alone', () => {
    const rows = [
      { date: '2021', a: 'text', gone: 1 },
      { date: '2021', a: 5 },
    ];
    expect(place(rows, define).defined).toMatchObject([{ column: 'a', unit: 'number' }]);
  });
});

describe('a column that qualifies another', () => {
  const columns = {
    personnel: KILLED,
    'personnel*': { qualifies: 'personnel', words: { about: 'approximate', almost: 'high', 'More ': 'low' } },
  } as const;

  it('stands in the cell that it qualifies', () => {
    const rows = [
      { date: '2021', personnel: 4300, 'personnel*': 'about' },
      { date: '2022', personnel: 5, 'personnel*': null },
      { date: '2023', personnel: 6 },
      { date: '2024', 'personnel*': ' MORE' },
      { date: '2025', 'personnel*': null },
    ];
    const { placed, cells, columns: names } = place(rows, { columns });
    expect(placed.map(({ values, figure: said, column }) => [column, values, said])).toEqual([
      [
        'personnel',
        { personnel: 4300, 'personnel*': 'about' },
        figure({ best: 4300, approximate: true, asStated: 'about 4300' }),
      ],
      ['personnel', { personnel: 5, 'personnel*': null }, figure({ best: 5 })],
      ['personnel', { personnel: 6 }, figure({ best: 6 })],
      ['personnel', { 'personnel*': ' MORE' }, figure({ asStated: 'MORE' })],
      ['personnel', { 'personnel*': null }, null],
    ]);
    expect(cells).toBe(7);
    expect(names).toEqual(['personnel', 'personnel*']);
  });

  it('makes a measure of the column that it qualifies, where there is none', () => {
    const qualifier = { 'personnel*': columns['personnel*'] };
    const rows = [{ date: '2021', 'personnel*': 'about' }];
    const table = place(rows, { columns: qualifier, otherColumns: 'define' });
    expect(table.defined).toMatchObject([
      { column: 'personnel', measure: 'daily_personnel', unit: 'number' },
    ]);
    expect(table).toMatchObject({ columns: ['personnel*'], cells: 1 });
    expect(refused(rows, { columns: qualifier, otherColumns: 'refuse' })).toEqual([
      'row 1, column personnel: the series does not know it',
    ]);
    expect(place(rows, { columns: qualifier, otherColumns: 'ignore' })).toMatchObject({
      columns: [],
      cells: 0,
    });
  });

  it('may be called otherwise', () => {
    const renames = [{ from: '*personnel', to: 'personnel*' }];
    const table = place([{ date: '2021', '*personnel': 'almost', personnel: 7 }], { columns, renames });
    expect(table).toMatchObject({
      columns: ['*personnel', 'personnel'],
      names: { 'personnel*': '*personnel' },
    });
    expect(table.placed[0]?.figure).toEqual(figure({ high: 7, asStated: 'almost 7' }));
  });
});

it('keeps the names that objects of JavaScript have by themselves', () => {
  const row: Row = { columns: ['date', '__proto__', 'constructor'], values: ['2021', 1, 2] };
  const context = { defined: [], measureOf: () => undefined, isMeasureTaken: () => false };
  const table = placeTable([row], { ...DETAILS, otherColumns: 'define' }, context);
  if ('kind' in table) throw new Error('it was refused');
  expect(table.placed.map(({ values }) => Object.entries(values))).toEqual([
    [['__proto__', 1]],
    [['constructor', 2]],
  ]);
  expect(table.defined.map(({ measure }) => measure)).toEqual(['daily_proto', 'daily_constructor']);
});

it('refuses a file of more cells than can be placed at once', () => {
  const columns = ['date', ...Array.from({ length: 1_000 }, (_, index) => `c${index}`)];
  const ones = columns.slice(1).map(() => 1);
  const day = (index: number) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
  const rows = Array.from({ length: 1_001 }, (_, index): Row => ({ columns, values: [day(index), ...ones] }));
  const context = { defined: [], measureOf: () => undefined, isMeasureTaken: () => false };
  const detail = '1001000 cells would be counts, more than 1000000';
  expect(placeTable(rows, { ...DETAILS, otherColumns: 'define' }, context)).toMatchObject({
    rejection: { code: 'invalid', detail, errors: [{ pointer: '', detail }] },
  });
});
