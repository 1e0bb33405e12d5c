import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type { CellValue, PlacedCell, PlacedTable } from '../domain/series/cells.js';
import { type PublishedCell, publishedCells, stateSha256 } from './state-hash.js';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const cell = (key: string, column: string, value: CellValue): PublishedCell => ({
  key: key.split('|'),
  column,
  value,
});

it('is over a line for each cell, sorted', () => {
  const cells = [
    cell('2023-10-08', 'killed', 256),
    cell('2023-10-07', 'report_source', 'say "mohtel"\t'),
    cell('2023-10-07', 'killed', null),
    cell('2023-10-07|Gaza', 'rate', 2.5),
    cell('2023-10-07', 'final', true),
  ];
  expect(stateSha256(cells)).toBe(
    sha256(
      '2023-10-07\tGaza\trate\t2.5\n' +
        '2023-10-07\tfinal\ttrue\n' +
        '2023-10-07\tkilled\tnull\n' +
        '2023-10-07\treport_source\t"say \\"mohtel\\"\\t"\n' +
        '2023-10-08\tkilled\t256\n',
    ),
  );
  expect(stateSha256([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('sorts by bytes where characters beyond U+FFFF stand: these come last', () => {
  const lines = ['\u{10000}\ta\t1\n', '\uffee\ta\t1\n', 'a\uffee\ta\t1\n', 'a\u{1f600}\ta\t1\n', 'a\ta\t1\n'];
  const cells = lines.map((line) => cell(String(line.split('\t')[0]), 'a', 1));
  expect(stateSha256(cells)).toBe(sha256([4, 2, 3, 1, 0].map((at) => lines[at]).join('')));
});

const text = fc.string({ unit: 'binary', maxLength: 12 });
const value = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

it('is the RFC 8785 text of values and the order of bytes, for whatever stands there', () => {
  const cells = fc.array(fc.record({ key: fc.tuple(text, text), column: text, value }), { maxLength: 20 });
  fc.assert(
    fc.property(cells, (some) => {
      const lines = some.map(
        ({ key, column, value: said }) => `${key.join('\t')}\t${column}\t${canonicalize(said)}\n`,
      );
      const bytes = lines.map((line) => Buffer.from(line, 'utf8')).sort((a, b) => Buffer.compare(a, b));
      expect(stateSha256(some)).toBe(createHash('sha256').update(Buffer.concat(bytes)).digest('hex'));
    }),
    { numRuns: 500 },
  );
});

it('hashes many cells as it does few', () => {
  const cells = Array.from({ length: 10_000 }, (_, index) => cell(String(100_000 + index), 'killed', index));
  const all = cells.map(({ key, column, value: said }) => `${key[0]}\t${column}\t${Number(said)}\n`).join('');
  expect(stateSha256(cells.reverse())).toBe(sha256(all));
});

it('lists the cells of a table by the names that they had in the file', () => {
  const figure = { low: null, best: 5, high: null, approximate: false, asStated: null };
  const count = {
    family: 'casualty',
    subject: { type: 'situation', id: 's' },
    measure: 'killed',
    group: 'all',
    period: null,
  } as const;
  const placed: PlacedCell[] = [
    {
      count,
      key: ['x', 'y'],
      column: 'killed',
      values: { killed: 5, 'killed*': 'about' },
      figure,
      warnings: [],
    },
    { count, key: ['x', 'z'], column: 'killed', values: { killed: null }, figure: null, warnings: [] },
  ];
  const table: PlacedTable = {
    rows: 2,
    cells: 3,
    columns: ['martyred', 'killed*'],
    placed,
    names: { killed: 'martyred' },
    namedOtherwise: [{ key: ['x', 'z'], column: 'killed', name: 'dead' }],
    defined: [],
    warnings: [],
  };
  expect([...publishedCells(table)]).toEqual([
    { key: ['x', 'y'], column: 'martyred', value: 5 },
    { key: ['x', 'y'], column: 'killed*', value: 'about' },
    { key: ['x', 'z'], column: 'dead', value: null },
  ]);
});
