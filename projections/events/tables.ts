/**
 * DDL of the feed and of the index of commands. `visible_from` is where an event stands on the stated axis; null for
 * one without a statement, which passes every bound. `addressed` is empty for a command that created what it is about.
 */
export const TABLES = `
  CREATE TABLE event (
    sequence INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    visible_from TEXT,
    cloud_event TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_stream ON event (stream, revision);
  CREATE INDEX event_recorded ON event (recorded_at);
  CREATE TABLE command_key (
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    addressed TEXT NOT NULL,
    key TEXT NOT NULL,
    stream TEXT NOT NULL,
    first_revision INTEGER NOT NULL,
    last_revision INTEGER NOT NULL,
    members TEXT NOT NULL,
    PRIMARY KEY (actor, command, addressed, key)
  ) STRICT, WITHOUT ROWID;`;
