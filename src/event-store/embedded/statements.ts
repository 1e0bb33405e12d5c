import type Database from 'better-sqlite3';

/** As a Place has it. */
const PLACE = 'position, sequence, recorded_at AS recordedAt';
/** As a LogRow has it. */
const ROW = `${PLACE}, stream, revision, id, type, data, metadata`;

export type Statements = ReturnType<typeof prepareStatements>;

/** Everything that the log ever asks of its database, prepared once. Values are always bound. */
export function prepareStatements(database: Database.Database) {
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
    last: database.prepare(`SELECT ${PLACE} FROM events ORDER BY position DESC LIMIT 1`),
    insert: database.prepare(
      `INSERT INTO events (position, sequence, recorded_at, stream, revision, id, type, data, metadata)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    lastRevision: database.prepare('SELECT max(revision) FROM events WHERE stream = ?').pluck(),
    idsFrom: database
      .prepare('SELECT id FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?')
      .pluck(),
    firstOf: database
      .prepare('SELECT min(revision) FROM events WHERE stream = ? AND id IN (SELECT value FROM json_each(?))')
      .pluck(),
    forward: database.prepare(
      `SELECT ${ROW} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    ),
    backward: database.prepare(
      `SELECT ${ROW} FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`,
    ),
    placeAt: database.prepare(`SELECT ${PLACE} FROM events WHERE position = ?`),
    after: database.prepare(`SELECT ${ROW} FROM events WHERE position > ? ORDER BY position LIMIT ?`),
  };
}
