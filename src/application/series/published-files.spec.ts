import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HISTORY_KEYS, type HistoryName, type Version, versionsOf } from '../../../test/support/histories.js';
import type { Measure } from '../../domain/kernel/measure.js';
import type { PlacedTable } from '../../domain/series/cells.js';
import type { SeriesDetails } from '../../domain/series/details.js';
import { placeTable } from '../../domain/series/placing.js';
import { publishedCells, stateSha256 } from '../../ids/state-hash.js';
import { readRows } from './read-file.js';

/**
 * Versions of two published tables: read, placed and given back by their published names they are what other code read
 * in the files.
 */

const WORDS = { about: 'approximate', almost: 'high', more: 'low' } as const;
const KILLED = { measure: 'killed_cumulative', group: 'all', family: null };
const MAPPED: Readonly<Record<HistoryName, Pick<SeriesDetails, 'columns' | 'renames'>>> = {
  't4p-gaza-daily': {
    columns: { killed_cum: KILLED, ext_killed_children_cum: { ...KILLED, group: 'children' } },
    renames: [
      { from: 'martyred_cum', to: 'killed_cum' },
      { from: 'ext_martyred_children_cum', to: 'ext_killed_children_cum' },
    ],
  },
  'ua-genstaff-personnel': {
    columns: {
      'personnel*': { qualifies: 'personnel', words: WORDS },
      '*personnel': { qualifies: 'personnel', words: WORDS },
    },
    renames: [],
  },
};

const people: Measure = { unit: 'people', accumulation: 'cumulative', basis: 'reported', decimals: 0 };

function placed(history: HistoryName, bytes: Uint8Array): PlacedTable {
  const details: SeriesDetails = {
    code: 'published',
    name: history,
    situationId: '0199f0e2-0000-7000-8000-000000000001',
    sourceId: '0199f0e2-0000-7000-8000-000000000002',
    format: 'json',
    rows: ['', '/data'],
    key: { [HISTORY_KEYS[history]]: 'period' },
    family: 'casualty',
    ...MAPPED[history],
    otherColumns: 'define',
    dating: 'reported',
    running: false,
  };
  const { rows } = readRows(bytes, details.format, details.rows);
  const table = placeTable(rows, details, {
    defined: [],
    measureOf: () => people,
    isMeasureTaken: () => false,
  });
  if ('kind' in table) throw new Error(JSON.stringify(table.rejection));
  return table;
}

function version(history: HistoryName, index: number): Version {
  const [found] = versionsOf(history, (commitIndex) => commitIndex === index);
  if (!found) throw new Error(`no version ${index}`);
  return found;
}

it.each<[HistoryName, number, string]>([
  ['t4p-gaza-daily', 0, 'the first'],
  ['t4p-gaza-daily', 6, 'the last by the old names'],
  ['t4p-gaza-daily', 7, 'the first by the new names'],
  ['t4p-gaza-daily', 469, 'a bad edit'],
  ['t4p-gaza-daily', 470, 'half undone'],
  ['t4p-gaza-daily', 471, 'undone'],
  ['t4p-gaza-daily', 610, 'a number below zero'],
  ['t4p-gaza-daily', 651, 'the last'],
  ['ua-genstaff-personnel', 0, 'numbers as text'],
  ['ua-genstaff-personnel', 1, 'a qualifier by another name'],
  ['ua-genstaff-personnel', 130, 'NaN'],
  ['ua-genstaff-personnel', 134, 'a day that stands twice'],
  ['ua-genstaff-personnel', 993, 'another'],
  ['ua-genstaff-personnel', 1_518, 'the last'],
])('%s, version %i: %s', (history, index) => {
  const { commit, file } = version(history, index);
  const table = placed(history, Buffer.from(file));
  expect(stateSha256(publishedCells(table))).toBe(commit.stateSha256);
  expect(table).toMatchObject({ rows: commit.rows, cells: commit.cells });
});

it.each([
  ['0000_2024-01-15.json.gz', 0],
  ['0007_2024-01-19.json.gz', 7],
])('%s, as it was published', (name, index) => {
  const folder = join(__dirname, '../../../test/fixtures/vintages/t4p-gaza-daily');
  const table = placed('t4p-gaza-daily', gunzipSync(readFileSync(join(folder, name))));
  expect(stateSha256(publishedCells(table))).toBe(version('t4p-gaza-daily', index).commit.stateSha256);
});

describe('what is odd in them', () => {
  const table = (history: HistoryName, index: number) =>
    placed(history, Buffer.from(version(history, index).file));
  const cell = ({ placed: cells }: PlacedTable, day: string, column: string) =>
    cells.find((one) => one.key[0] === day && one.column === column);

  it('is kept: a number below zero', () => {
    expect(cell(table('t4p-gaza-daily', 610), '2026-06-26', 'ext_killed')).toMatchObject({
      values: { ext_killed: -73043 },
      figure: { best: -73043 },
      warnings: [{ code: 'not-a-count' }],
    });
  });

  it('is kept: words beside a number, known and unknown', () => {
    const early = table('ua-genstaff-personnel', 1);
    expect(cell(early, '2022-03-07', 'personnel')).toMatchObject({
      values: { personnel: 11000, '*personnel': 'more than' },
      figure: { best: 11000, asStated: '11000 more than' },
      warnings: [{ code: 'unknown-qualifier' }],
    });
    const late = table('ua-genstaff-personnel', 1_518);
    expect(cell(late, '2022-02-25', 'personnel')?.figure).toMatchObject({ best: 2800, approximate: true });
  });

  it('is kept: the same day twice', () => {
    const { warnings } = table('ua-genstaff-personnel', 134);
    expect(warnings).toMatchObject([{ code: 'repeated-key' }]);
  });

  it('is the name of a column', () => {
    expect(table('t4p-gaza-daily', 6).names).toMatchObject({ killed_cum: 'martyred_cum' });
    expect(table('t4p-gaza-daily', 7).names).toEqual({});
  });
});
