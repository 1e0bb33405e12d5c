import { figure } from '../../../test/support/samples.js';
import { codes, DETAILS, KILLED, place, refused } from '../../../test/support/stories/published-table.js';
import { placeTable } from './placing.js';
import type { Row } from './rows.js';

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
      ['source', figure({ asStated: '7' }), ['number-in-text']],
      ['rate', figure({ best: 0.125, asStated: '0.125' }), ['number-as-text']],
      ['day', figure({ asStated: '5' }), ['number-in-text']],
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
