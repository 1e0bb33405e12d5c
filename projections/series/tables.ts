import { rectangleTable } from '../../src/projection-runtime/rectangles.js';

/** Which entry of a lane holds where. Its key is `lane_cell.cell`. */
export const LANE_IN_FORCE = 'lane_in_force';

/**
 * DDL of what series published.
 *
 * `vintage` has every version of a table: `opened` and `completed` are the sequences of its events, the latter null while
 * it is being taken; `stated_end` is where it stands in stated order; `series` is the sequence that defined the series;
 * `opening` and `completion` are the events.
 *
 * A lane is what a series itself said, whatever is in force in the counts. `lane_cell` has each count that it spoke about;
 * `lane_entry` what it said, under the sequence of the entry in `count_entry`, `vintage` being the number of the vintage
 * that says it.
 */
export const TABLES = `
  CREATE TABLE vintage (
    opened INTEGER PRIMARY KEY,
    series INTEGER NOT NULL,
    number INTEGER NOT NULL,
    stated_end TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    revision INTEGER NOT NULL,
    opening TEXT NOT NULL,
    completed INTEGER,
    completed_at TEXT,
    completed_revision INTEGER,
    completion TEXT,
    UNIQUE (series, number)
  ) STRICT;
  CREATE INDEX vintage_stated ON vintage (series, stated_end);
  CREATE INDEX vintage_open ON vintage (series, completed);
  CREATE TABLE lane_cell (
    cell INTEGER PRIMARY KEY,
    series INTEGER NOT NULL,
    count_id TEXT NOT NULL,
    family TEXT NOT NULL,
    UNIQUE (series, count_id)
  ) STRICT;
  CREATE INDEX lane_cell_series ON lane_cell (series, cell);
  CREATE TABLE lane_entry (
    sequence INTEGER PRIMARY KEY,
    series INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    vintage INTEGER NOT NULL,
    change TEXT NOT NULL,
    row_key TEXT NOT NULL,
    column_name TEXT NOT NULL,
    cell_values TEXT NOT NULL
  ) STRICT;
  CREATE INDEX lane_entry_series ON lane_entry (series, sequence);
  ${rectangleTable(LANE_IN_FORCE)}`;
