import { join } from 'node:path';
import Database from 'better-sqlite3';
import { tamper } from '../../../test/support/damage.js';
import { newEvent } from '../../../test/contract/event-store/fixture.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import type { LogRow } from '../in-process/row.js';
import { LogRefusedError } from '../port/index.js';
import { EmbeddedEventStore } from './embedded-event-store.js';
import { assertLogRow, assertPlace } from './log-rows.js';
import { LogReader } from './log-reader.js';

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

describe('a log in which a value is missing', () => {
  const STREAM = 'ops-x';
  const directory = useTemporaryDirectory();
  const file = () => join(directory(), 'ledger.db');
  let store: EmbeddedEventStore;

  beforeEach(async () => {
    store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
    await store.append(STREAM, [newEvent(), newEvent()], 'no_stream');
    await store.close();
  });
  afterEach(() => store.close());

  test.each(['revision', 'recorded_at', 'data'])(
    'as %s is refused wherever the event is read',
    async (column) => {
      unset(file(), column, 1);
      store = new EmbeddedEventStore({ directory: directory() });
      await store.open();
      await expect(store.readAll({ limit: 2 })).rejects.toThrow('the event at position 1 has values');
      const reader = LogReader.open(file());
      expect(() => reader.after(0, 2)).toThrow('the event at position 1 has values');
      reader.close();
      if (column === 'revision') return;
      await expect(store.readStream(STREAM)).rejects.toThrow('the event at position 1 has values');
    },
  );

  test('of its last place is not opened', async () => {
    unset(file(), 'recorded_at', 2);
    store = new EmbeddedEventStore({ directory: directory() });
    await expect(store.open()).rejects.toThrow('the event at position 2 has values');
  });

  /** Makes a null of a value where its column allows none: as damage to its record would. */
  function unset(log: string, column: string, position: number): void {
    const allowing = (from: string, to: string) => {
      const database = new Database(log).unsafeMode();
      database.pragma('writable_schema = ON');
      database
        .prepare("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = 'events'")
        .run(from, to);
      database.close();
    };
    const loose = `${column} ${column === 'data' ? 'TEXT' : 'INTEGER'}`;
    const strict = `${loose} NOT NULL`;
    allowing(strict, loose);
    tamper(log, `UPDATE events SET ${column} = NULL WHERE position = ${position}`);
    allowing(`${loose},`, `${strict},`);
  }
});
