import type { LogRow } from '../in-process/row.js';
import { LogRefusedError } from '../port/index.js';
import { assertLogRow, assertPlace } from './log-rows.js';

const FILE = '/data/ledger.db';
const ROW: LogRow = {
  position: 12,
  sequence: 9,
  recordedAt: 1_766_000_000_000,
  stream: 'ledger-source-018f3c2a-7b1e-7c40-9a51-3d2e6f708192',
  revision: 0,
  id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708193',
  type: 'SourceRegistered.v1',
  data: '{}',
  metadata: '{}',
};
const rowWith = (column: string, value: unknown) => ({ ...ROW, [column]: value });

describe('a row of the log', () => {
  test('is what it was when each value is of its kind', () => {
    expect(assertLogRow(ROW, FILE)).toBe(ROW);
    expect(assertPlace(ROW, FILE)).toBe(ROW);
  });

  test.each(Object.keys(ROW).filter((column) => column !== 'position'))(
    'is refused, with its file and position, when it has no %s, or one of another kind',
    (column) => {
      const told = /^the log \/data\/ledger\.db is damaged: the event at position 12 /;
      for (const value of [null, 1.5, 2 ** 53, Buffer.from('{}')]) {
        expect(() => assertLogRow(rowWith(column, value), FILE)).toThrow(LogRefusedError);
        expect(() => assertLogRow(rowWith(column, value), FILE)).toThrow(told);
      }
    },
  );

  test.each(['sequence', 'recordedAt'])('is refused as a place when it has no %s', (column) => {
    expect(() => assertPlace(rowWith(column, null), FILE)).toThrow(LogRefusedError);
  });
});
