import { cellAt, compareTables, markOf, type TableRow } from './compare.js';

const SHAPE = { key: ['date'], presentName: (name: string) => name };

const compare = (now: readonly object[], before: readonly object[] | null, shape = SHAPE) =>
  compareTables(now as TableRow[], before as TableRow[] | null, shape);

/** What differs, as `<key> <column> <mark>`. */
function differences(now: readonly object[], before: readonly object[] | null, shape = SHAPE): string[] {
  const { rows, columns } = compare(now, before, shape);
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const mark = markOf(cellAt(row, column));
      return mark === null ? [] : [`${row.key.join(' ')} ${column.name} ${mark}`];
    }),
  );
}

describe('two tables', () => {
  const before: readonly object[] = [
    { date: '2023-10-07', killed: 6, hurt: 3 },
    { date: '2023-10-08', killed: 4, source: 'mayor' },
    { date: '2023-10-09', killed: null },
  ];

  it('differ where a cell appears, changes or vanishes, with its row or alone', () => {
    const now = [
      { date: '2023-10-07', killed: 7 },
      { date: '2023-10-08', killed: 4, hurt: 0, source: 'mayor' },
      { date: '2023-10-10', killed: 1 },
    ];
    expect(differences(now, before)).toEqual([
      '2023-10-07 killed changed',
      '2023-10-07 hurt vanished',
      '2023-10-08 hurt appeared',
      '2023-10-09 killed vanished',
      '2023-10-10 killed appeared',
    ]);
    const { tally, rows, columns, changedColumns } = compare(now, before);
    expect(columns.map(({ name }) => name)).toEqual(['killed', 'hurt', 'source']);
    expect(tally).toEqual({ appeared: 2, changed: 1, vanished: 2 });
    expect(rows.map(({ changes }) => changes)).toEqual([2, 1, 1, 1]);
    expect(changedColumns.map(({ name }) => name)).toEqual(['killed', 'hurt']);
  });

  it('keep apart what is not known, zero, a text, and nothing', () => {
    const cells = [null, 0, '0', undefined];
    const marks = cells.map((one) =>
      cells.map((other) => {
        const row = { key: [], changes: 0, now: tableRow(one), before: tableRow(other) };
        return markOf(cellAt(row, { name: 'killed', names: ['killed'] }));
      }),
    );
    expect(marks).toEqual([
      [null, 'changed', 'changed', 'appeared'],
      ['changed', null, 'changed', 'appeared'],
      ['changed', 'changed', null, 'appeared'],
      ['vanished', 'vanished', 'vanished', null],
    ]);
  });

  it('do not differ when there is no other one, or when a column is only called otherwise', () => {
    expect(differences(before, null)).toEqual([]);
    const renamed = [
      { date: '2023-10-07', hurt: 3, dead: 6 },
      { date: '2023-10-08', dead: 4, source: 'mayor' },
      { date: '2023-10-09', dead: null },
    ];
    const shape = { ...SHAPE, presentName: (name: string) => (name === 'killed' ? 'dead' : name) };
    expect(differences(renamed, before, shape)).toEqual([]);
    const { columns } = compare(renamed, before, shape);
    expect(columns.map(({ name }) => name)).toEqual(['hurt', 'dead', 'source']);
  });

  it('have their columns where the publisher has them, though rows leave some out', () => {
    const rows = [
      { date: '2023-10-07', source: 'a', killed: 1 },
      { date: '2023-10-08', source: 'a', hurt: 2, killed: 1, note: 'x' },
    ];
    const { columns } = compare(rows, null);
    expect(columns.map(({ name }) => name)).toEqual(['source', 'hurt', 'killed', 'note']);
  });

  it('have columns that are called like what every object has only where they are', () => {
    const odd = { date: '2023-10-07', constructor: 1, toString: null };
    expect(differences([odd], [{ date: '2023-10-07' }])).toEqual([
      '2023-10-07 constructor appeared',
      '2023-10-07 toString appeared',
    ]);
  });
});

function tableRow(killed: number | string | null | undefined): TableRow {
  return killed === undefined ? {} : { killed };
}
