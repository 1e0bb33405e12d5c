/**
 * DDL of what lists of every kind of resource are filtered and ordered by.
 *
 * `entry` has every event of the ledger: `created` is the sequence of the first event of its stream, `visible_from`
 * where it stands on the stated axis, empty for what passes every bound; `source_id` and `stated_at` are of its
 * statement, null without one, the time as the end of what was given; `figure` is what orders by figure compare: `best`,
 * else `low`, else `high`, null where none is given.
 *
 * `entry_code` has the codes that entries bring.
 */
export const TABLES = `
  CREATE TABLE entry (
    sequence INTEGER PRIMARY KEY,
    category TEXT NOT NULL,
    created INTEGER NOT NULL,
    visible_from TEXT NOT NULL,
    actor TEXT NOT NULL,
    source_id TEXT,
    stated_at TEXT,
    figure REAL
  ) STRICT;
  CREATE INDEX entry_category ON entry (category);
  CREATE INDEX entry_created ON entry (created, visible_from);
  CREATE INDEX entry_actor ON entry (category, actor, created, visible_from);
  CREATE INDEX entry_source ON entry (category, source_id, created, visible_from) WHERE source_id IS NOT NULL;
  CREATE INDEX entry_stated ON entry (category, stated_at, created);
  CREATE INDEX entry_figure ON entry (category, figure, created);
  CREATE TABLE entry_code (
    category TEXT NOT NULL,
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    created INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    visible_from TEXT NOT NULL,
    PRIMARY KEY (category, scheme, code, created, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_code_created ON entry_code (created, scheme, sequence);`;
