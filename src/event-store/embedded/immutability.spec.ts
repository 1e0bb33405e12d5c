import { join } from 'node:path';
import Database from 'better-sqlite3';
import { newEvent } from '../../../test/contract/event-store/fixture.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { EmbeddedEventStore } from './embedded-event-store.js';

/** What the database itself refuses, whoever opens it. */
describe('the file of the log', () => {
  const directory = useTemporaryDirectory();
  let database: Database.Database;
  let before: unknown[];

  beforeEach(async () => {
    const store = new EmbeddedEventStore({ directory: directory(), clock: () => 2_000 });
    await store.open();
    await store.append('ledger-a', [newEvent(), newEvent()], 'no_stream');
    await store.append('ops-b', [newEvent()], 'no_stream');
    await store.close();
    database = new Database(join(directory(), 'ledger.db'));
    before = everything();
  });
  afterEach(() => database.close());

  const everything = () => database.prepare('SELECT * FROM events ORDER BY position').all();
  const COLUMNS = '(position, sequence, recorded_at, stream, revision, id, type, data, metadata)';
  const row = (numbers: string) => `${COLUMNS} VALUES (${numbers}, 'id', 't.v1', '{}', '{}')`;

  const refused: [what: string, statement: string, because: string][] = [
    ['a changed event', "UPDATE events SET data = '{}'", 'never changed'],
    ['a changed number', 'UPDATE events SET sequence = 9 WHERE position = 1', 'never changed'],
    [
      'a change that replaces',
      'UPDATE OR REPLACE events SET position = 1 WHERE position = 2',
      'never changed',
    ],
    ['a deleted event', 'DELETE FROM events WHERE position = 3', 'never deleted'],
    ['a cleared log', 'DELETE FROM events', 'never deleted'],
    ['a replaced position', `REPLACE INTO events ${row("3, 2, 2000, 'ops-b', 0")}`, 'only grows'],
    ['a replaced revision', `REPLACE INTO events ${row("4, 3, 2000, 'ledger-a', 1")}`, 'only grows'],
    [
      'an upsert',
      `INSERT INTO events ${row("1, 1, 2000, 'ledger-a', 0")} ON CONFLICT DO UPDATE SET data = '{}'`,
      'only grows',
    ],
    ['an ignored insert', `INSERT OR IGNORE INTO events ${row("1, 1, 2000, 'ledger-a', 0")}`, 'only grows'],
    ['a gap of positions', `INSERT INTO events ${row("5, 3, 2000, 'ledger-a', 2")}`, 'only grows'],
    ['no position', `INSERT INTO events ${row("NULL, 3, 2000, 'ledger-a', 2")}`, 'only grows'],
    ['a gap of revisions', `INSERT INTO events ${row("4, 3, 2000, 'ledger-a', 3")}`, 'only grows'],
    ['a stream that begins at 1', `INSERT INTO events ${row("4, 3, 2000, 'ledger-c', 1")}`, 'only grows'],
    ['a gap of sequences', `INSERT INTO events ${row("4, 4, 2000, 'ledger-a', 2")}`, 'only grows'],
    ['a sequence given twice', `INSERT INTO events ${row("4, 2, 2000, 'ledger-a', 2")}`, 'only grows'],
    ['a number for what has none', `INSERT INTO events ${row("4, 3, 2000, 'ops-b', 1")}`, 'only grows'],
    ['a time before the last', `INSERT INTO events ${row("4, 3, 1999, 'ledger-a', 2")}`, 'only grows'],
  ];

  it.each(refused)('refuses %s', (_what, statement, because) => {
    expect(() => database.exec(statement)).toThrow(because);
    expect(everything()).toEqual(before);
  });

  it('takes the next event', () => {
    database.exec(`INSERT INTO events ${row("4, 3, 2000, 'ledger-a', 2")}`);
    expect(everything()).toHaveLength(4);
  });
});
