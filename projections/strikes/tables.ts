import { rectangleTable } from '../../src/projection-runtime/rectangles.js';
import { wordTable } from '../../src/projection-runtime/words.js';

/** Which entry of a strike is in force where. Its key is `strike.created`. */
export const STRIKE_IN_FORCE = 'strike_in_force';

/**
 * DDL. `created` is the sequence of the report. `strike_entry` has every event of a strike's stream, stances apart, with
 * the details that hold from it on, as they were stated; `part_of` is the whole that it is shown under, null where it
 * would close a circle; `occurred_from` and `occurred_to` are the first and last instant of the window, null where
 * neither is known. `strike_point` and `strike_window` find entries by place and time, a little too many as they count in
 * single precision; `strike_words` by title, target, place, note and quote. `strike_stance` has what other sources say of
 * a strike and, with `ends`, that one of these was taken back.
 */
export const TABLES = `
  CREATE TABLE strike (
    created INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE strike_entry (
    sequence INTEGER PRIMARY KEY,
    strike INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    effective_at TEXT NOT NULL,
    source_id TEXT NOT NULL,
    status TEXT NOT NULL,
    part_of TEXT,
    country TEXT,
    admin1 TEXT,
    lon REAL,
    lat REAL,
    attacker TEXT,
    occurred_from TEXT,
    occurred_to TEXT,
    codes TEXT NOT NULL,
    note TEXT,
    details TEXT NOT NULL,
    statement TEXT NOT NULL,
    warnings TEXT NOT NULL,
    UNIQUE (strike, revision)
  ) STRICT;
  CREATE INDEX strike_entry_part_of ON strike_entry (part_of, strike) WHERE part_of IS NOT NULL;
  CREATE INDEX strike_entry_country ON strike_entry (country, strike) WHERE country IS NOT NULL;
  CREATE INDEX strike_entry_admin1 ON strike_entry (admin1, strike) WHERE admin1 IS NOT NULL;
  CREATE INDEX strike_entry_attacker ON strike_entry (attacker, strike) WHERE attacker IS NOT NULL;
  CREATE INDEX strike_entry_occurred ON strike_entry (occurred_from, strike);
  CREATE VIRTUAL TABLE strike_point USING rtree(entry, west, east, south, north);
  CREATE VIRTUAL TABLE strike_window USING rtree(entry, first_day, last_day);
  ${wordTable('strike_words', ['title', 'target', 'place', 'note', 'quote'])}
  CREATE TABLE strike_stance (
    sequence INTEGER PRIMARY KEY,
    strike INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    effective_at TEXT NOT NULL,
    source_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    extent TEXT,
    ends INTEGER,
    recorded_at TEXT NOT NULL,
    codes TEXT NOT NULL,
    note TEXT,
    details TEXT,
    statement TEXT NOT NULL,
    UNIQUE (strike, revision)
  ) STRICT;
  CREATE INDEX strike_stance_end ON strike_stance (strike, ends) WHERE ends IS NOT NULL;
  ${rectangleTable(STRIKE_IN_FORCE)}`;
