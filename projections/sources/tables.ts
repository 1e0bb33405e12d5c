/**
 * DDL. `created` is the sequence of the registration; a source lives on the recorded axis alone. `source_entry` has
 * the events of its stream, the registration at revision 0.
 */
export const TABLES = `
  CREATE TABLE source (
    created INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE source_entry (
    sequence INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    UNIQUE (source, revision)
  ) STRICT;`;
