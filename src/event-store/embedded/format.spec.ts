import { readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { failureOf, newEvent, newEvents } from '../../../test/contract/event-store/fixture.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { LogRefusedError, LogTooNewError } from '../port/index.js';
import { EmbeddedEventStore } from './embedded-event-store.js';
import { prepareFormat } from './format.js';

describe('the format of the log', () => {
  const directory = useTemporaryDirectory();
  const file = () => join(directory(), 'ledger.db');
  const store = () => new EmbeddedEventStore({ directory: directory() });

  async function makeLog(appends = 1): Promise<void> {
    const log = store();
    await log.open();
    for (let n = 0; n < appends; n += 1) await log.append('ledger-a', newEvents(100), 'any');
    await log.close();
  }

  function alter(statement: string): void {
    const database = new Database(file());
    database.exec(statement);
    database.close();
  }

  it('syncs each commit to the disk, through a write-ahead log', () => {
    const database = new Database(file());
    prepareFormat(database);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    database.close();
  });

  it('lets other tools read the log while it is open', async () => {
    const log = store();
    await log.open();
    await log.append('ledger-a', newEvents(3), 'no_stream');
    const reader = new Database(file(), { readonly: true });
    expect(reader.prepare('SELECT count(*) FROM events').pluck().get()).toBe(3);
    reader.close();
    await log.append('ledger-a', newEvents(1), 2n);
    await log.close();
  });

  it('leaves all of the log in one file when it closes', async () => {
    await makeLog();
    expect(readdirSync(directory()).sort()).toEqual(['ledger.db', 'ledger.lock']);
    const database = new Database(file(), { readonly: true });
    expect(database.prepare('SELECT count(*) FROM events').pluck().get()).toBe(100);
    database.close();
  });

  it('refuses a log of a later format, and says which', async () => {
    await makeLog();
    alter('PRAGMA user_version = 2');
    const error = await failureOf(store().open());
    expect(error).toBeInstanceOf(LogTooNewError);
    expect((error as Error).message).toMatch(/has format 2, this program knows formats up to 1/);
  });

  it('opens after a refusal has been mended', async () => {
    await makeLog();
    alter('PRAGMA user_version = 2');
    const log = store();
    await failureOf(log.open());
    alter('PRAGMA user_version = 1');
    await log.open();
    expect(await log.readStream('ledger-a')).toHaveLength(100);
    await log.close();
  });

  it('refuses a database of another program and leaves it as it is', async () => {
    alter('CREATE TABLE notes (text)');
    const before = readFileSync(file());
    const error = await failureOf(store().open());
    expect(error).toBeInstanceOf(LogRefusedError);
    expect((error as Error).message).toContain('is not a log of this program');
    expect(readFileSync(file())).toEqual(before);
  });

  it('refuses a file that is no database', async () => {
    writeFileSync(file(), 'position,stream\n'.repeat(100));
    const error = await failureOf(store().open());
    expect(error).toBeInstanceOf(LogRefusedError);
    expect((error as Error).message).toContain('restore it from a backup');
  });

  it.each(['DROP TRIGGER events_never_change', 'DROP TRIGGER events_grow_at_the_end'])(
    'refuses a log that lost a guard: %s',
    async (statement) => {
      await makeLog();
      alter(statement);
      const error = await failureOf(store().open());
      expect(error).toBeInstanceOf(LogRefusedError);
      expect((error as Error).message).toContain(`it lacks CREATE TRIGGER ${statement.split(' ')[2]}`);
    },
  );

  it('refuses a log whose end is cut off', async () => {
    await makeLog(20);
    truncateSync(file(), 4096 * 20);
    expect(await failureOf(store().open())).toBeInstanceOf(LogRefusedError);
  });

  it('says that it is damaged when it meets a damaged page', async () => {
    await makeLog(20);
    const bytes = readFileSync(file());
    bytes.fill(0xa5, 4096 * 10, 4096 * 40);
    writeFileSync(file(), bytes);
    const log = store();
    const read = log.open().then(() => log.readAll({ limit: 2_000 }));
    expect(await failureOf(read)).toBeInstanceOf(LogRefusedError);
    await log.close();
  });

  it('says that it is damaged when an event is not JSON', async () => {
    await makeLog();
    const { id } = newEvent();
    alter(
      `INSERT INTO events VALUES (101, 101, ${Date.now()}, 'ledger-a', 100, '${id}', 't.v1', '{"n":', '{}')`,
    );
    const log = store();
    await log.open();
    const error = await failureOf(log.readStream('ledger-a'));
    expect(error).toBeInstanceOf(LogRefusedError);
    expect((error as Error).message).toContain('revision 100 of stream ledger-a');
    await log.close();
  });
});
