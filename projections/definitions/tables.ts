/** DDL. `created` is the sequence of the definition; `family` is null for a group; `answer` never changes. */
export const TABLES = `
  CREATE TABLE definition (
    created INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    family TEXT,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX definition_category ON definition (category, created);
  CREATE INDEX definition_family ON definition (family, created) WHERE family IS NOT NULL;`;
