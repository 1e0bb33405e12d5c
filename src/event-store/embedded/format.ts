import type Database from 'better-sqlite3';
import { LEDGER_PREFIX, LogRefusedError, LogTooNewError } from '../port/index.js';

/** Raised with every change of the schema below; an older program refuses a newer log. */
export const FORMAT_VERSION = 1;

/** `CLdg`, in the file's header: tells a log from any other SQLite file. */
const APPLICATION_ID = 0x434c6467;

/**
 * Pages of 4 KiB in the write-ahead log before SQLite copies them into the file, 32 MiB. Appends to many streams touch
 * the same index pages again and again, and each is then copied once: with SQLite's own 1,000 pages a third of the
 * throughput of many callers is lost. The price is a pause of some 50 ms at each copying.
 */
const CHECKPOINT_PAGES = 8_000;

/**
 * One table is the log. Where it ends is its last row, and nowhere else: the next event is numbered from it, in the
 * same transaction. `sequence` is that of the last numbered event up to there, the event itself included.
 *
 * The database itself refuses what is no append: a row that REPLACE would push out fires no delete trigger, so the
 * insert trigger lets nothing in but the next event of the log and of its stream, numbered rightly.
 */
const SCHEMA: readonly string[] = [
  `CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT`,
  `CREATE TRIGGER events_grow_at_the_end BEFORE INSERT ON events
    WHEN NEW.position IS NOT (SELECT ifnull(max(position), 0) + 1 FROM events)
      OR NEW.sequence IS NOT (NEW.stream GLOB '${LEDGER_PREFIX}*')
        + ifnull((SELECT sequence FROM events WHERE position = NEW.position - 1), 0)
      OR NEW.recorded_at < ifnull((SELECT recorded_at FROM events WHERE position = NEW.position - 1), 0)
      OR NEW.revision IS NOT (SELECT ifnull(max(revision), -1) + 1 FROM events WHERE stream = NEW.stream)
    BEGIN SELECT RAISE(ABORT, 'the log only grows, at its end'); END`,
  `CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END`,
  `CREATE TRIGGER events_never_vanish BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END`,
];

/**
 * Makes a new file into a log, or makes sure that a file is a log that this program can go on with.
 * @throws LogTooNewError, LogRefusedError
 */
export function prepareFormat(database: Database.Database): void {
  const isNew = isUntouched(database);
  if (!isNew) assertFormat(database);
  // Only now: a file that is not ours stays as it is.
  if (database.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new LogRefusedError(
      `the log ${database.name} is on a file system without shared memory; name a directory on a local disk`,
    );
  }
  // The driver's own default for WAL can lose the last commits at a power cut.
  database.pragma('synchronous = FULL');
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  database.pragma('fullfsync = ON');
  database.pragma('checkpoint_fullfsync = ON');
  if (isNew) createFormat(database);
  // A file that somebody holds is refused here and not at the first append.
  database.exec('BEGIN IMMEDIATE; ROLLBACK');
}

function isUntouched(database: Database.Database): boolean {
  const objects = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  return objects === 0 && header(database, 'application_id') === 0 && header(database, 'user_version') === 0;
}

function createFormat(database: Database.Database): void {
  database
    .transaction(() => {
      for (const statement of SCHEMA) database.exec(statement);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${FORMAT_VERSION}`);
    })
    .immediate();
}

/**
 * Makes sure that a file is a log that this program can read, guards or no guards.
 * @throws LogTooNewError, LogRefusedError
 */
export function assertReadableFormat(database: Database.Database): void {
  if (header(database, 'application_id') !== APPLICATION_ID) {
    throw new LogRefusedError(
      `the file ${database.name} is not a log of this program; name another directory`,
    );
  }
  const version = header(database, 'user_version');
  if (version > FORMAT_VERSION) {
    throw new LogTooNewError(
      `the log ${database.name} has format ${version}, this program knows formats up to ${FORMAT_VERSION}; ` +
        'start the later version of the program that wrote it',
    );
  }
}

function assertFormat(database: Database.Database): void {
  assertReadableFormat(database);
  const missing = missingFrom(database);
  if (missing.length > 0) {
    throw new LogRefusedError(`the log ${database.name} was tampered with: it lacks ${missing.join(', ')}`);
  }
}

/** What of the schema a log lacks, as in `CREATE TRIGGER events_never_change`: with it its guards are gone. */
export function missingFrom(database: Database.Database): string[] {
  const present = database.prepare('SELECT sql FROM sqlite_schema').pluck().all();
  return SCHEMA.filter((statement) => !present.includes(statement)).map(nameOf);
}

/** What stands in a log beside its schema, as in `trigger other`. Nothing of this program puts anything there. */
export function strangersIn(database: Database.Database): string[] {
  return database
    .prepare<[], { type: string; name: string; sql: string | null }>(
      'SELECT type, name, sql FROM sqlite_schema',
    )
    .all()
    .filter(
      ({ name, sql }) =>
        !name.startsWith('sqlite_') && !(sql !== null && SCHEMA.some((own) => nameOf(own) === nameOf(sql))),
    )
    .map(({ type, name }) => `${type} ${name}`);
}

function nameOf(statement: string): string {
  return statement.split(' ', 3).join(' ');
}

function header(database: Database.Database, field: 'application_id' | 'user_version'): number {
  return database.pragma(field, { simple: true }) as number;
}
