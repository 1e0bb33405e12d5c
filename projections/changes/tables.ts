/**
 * DDL of the changes of all counts: of each entry that set a figure or a status, what the feed is filtered by and what
 * statistics are made of. What it says stands in `count_entry`, under the same sequence.
 *
 * `count` is `count.created`; `replaced` the revision that was in force before, null for a first report; `stated_end`
 * is where its statement stands in stated order, which for a decision may be before `effective_at`; `lag` the days from
 * the statement that is replaced to this one, null for what replaces none; `revises` whether it says otherwise than what
 * it replaced; `absolute` and `relative` are its size, and from zero `relative` is infinite, so that it is above every
 * bound.
 *
 * `own_step` is what each source did about its own figure of a count: `figure` is what it claimed, and null where claims
 * were taken back, which then are those from `first_claim` to `last_claim`. `place` is where it stands in stated order.
 */
export const TABLES = `
  CREATE TABLE change (
    sequence INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    family TEXT NOT NULL,
    measure TEXT NOT NULL,
    group_code TEXT NOT NULL,
    subject_type TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    cause TEXT,
    effective_at TEXT NOT NULL,
    stated_end TEXT NOT NULL,
    replaced INTEGER,
    lag REAL,
    revises INTEGER NOT NULL,
    direction TEXT NOT NULL,
    absolute REAL,
    relative REAL
  ) STRICT;
  CREATE INDEX change_count ON change (count, revision);
  CREATE INDEX change_subject ON change (subject_id);
  CREATE INDEX change_source ON change (source_id);
  CREATE INDEX change_actor ON change (actor);
  CREATE INDEX change_cause ON change (cause) WHERE cause IS NOT NULL;
  CREATE INDEX change_measure ON change (measure);
  CREATE TABLE own_step (
    sequence INTEGER PRIMARY KEY,
    source_id TEXT NOT NULL,
    count INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    cause TEXT,
    place TEXT NOT NULL,
    stated_end TEXT NOT NULL,
    figure TEXT,
    first_claim INTEGER,
    last_claim INTEGER
  ) STRICT;
  CREATE INDEX own_step_source ON own_step (source_id, count, place);`;
