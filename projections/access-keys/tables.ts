/** DDL. `issued` numbers the keys in the order of the log. */
export const TABLES = `
  CREATE TABLE access_key (
    issued INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    secret_sha256 TEXT NOT NULL,
    expires_at TEXT,
    note TEXT,
    issued_at TEXT NOT NULL,
    revoked_at TEXT
  ) STRICT;`;
