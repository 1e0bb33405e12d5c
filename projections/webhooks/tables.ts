/**
 * DDL. `registered` numbers the webhooks in the order of the log; `acts`, `from_act` and `cleared_act` are revisions of
 * the operators' stream; `standing` is the last record of the stream of deliveries.
 */
export const TABLES = `
  CREATE TABLE webhook (
    registered INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    filter TEXT NOT NULL,
    note TEXT,
    registered_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    acts INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    from_act INTEGER NOT NULL,
    after INTEGER NOT NULL,
    cleared_act INTEGER NOT NULL,
    standing TEXT,
    last_failure TEXT
  ) STRICT;
  CREATE TABLE webhook_failure (
    webhook TEXT NOT NULL,
    revision INTEGER NOT NULL,
    failure TEXT NOT NULL,
    PRIMARY KEY (webhook, revision)
  ) STRICT, WITHOUT ROWID;`;
