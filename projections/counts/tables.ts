import { rectangleTable } from '../../src/projection-runtime/rectangles.js';
import { wordTable } from '../../src/projection-runtime/words.js';

/** Which entry of a count is in force where. Its key is `count.created`. */
export const COUNT_IN_FORCE = 'count_in_force';

/**
 * DDL of the counts of all families. `created` is the sequence of the first report, `period_end` the last day
 * of its period.
 *
 * `count_entry` has every event of a count's stream. `effective_at` is null for what states nothing, which is visible
 * wherever the count has something in force; `status` is what the entry makes of the count, null where it changes
 * neither figure nor status; `claim` is the revision of the claim that it rests on; `running`, `dating` and `unit` are
 * those of the last report; `codes` is null where the entry brings none; `revision_answer` is the entry as the API shows
 * it, which never changes.
 *
 * `count_words` finds the entries that set the figure or the status by the source's own words, quote and note.
 *
 * `count_claim` has every figure that a source stated: `place` is where it stands in stated order, `stated` what an
 * answer gives of it, `series_id` the series that speaks for itself.
 * `count_claim_end` says which claims, by their revisions, an entry takes back; one of a series takes back what the series
 * said until its `effective_at`.
 */
export const TABLES = `
  CREATE TABLE count (
    created INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    family TEXT NOT NULL,
    subject_type TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    measure TEXT NOT NULL,
    group_code TEXT NOT NULL,
    period TEXT,
    period_end TEXT
  ) STRICT;
  CREATE INDEX count_family ON count (family, created);
  CREATE INDEX count_subject ON count (subject_id, created);
  CREATE INDEX count_quantity ON count (subject_id, family, measure, period);
  CREATE INDEX count_series ON count (subject_id, family, measure, group_code, period_end)
    WHERE period_end IS NOT NULL;
  CREATE INDEX count_measure ON count (family, measure, created);
  CREATE INDEX count_period ON count (family, period, created);
  CREATE INDEX count_group ON count (family, group_code, created);
  CREATE INDEX count_period_end ON count (family, period_end, created) WHERE period_end IS NOT NULL;
  CREATE TABLE count_entry (
    sequence INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    effective_at TEXT,
    status TEXT,
    claim INTEGER,
    running INTEGER NOT NULL,
    dating TEXT NOT NULL,
    unit TEXT NOT NULL,
    codes TEXT,
    revision_answer TEXT NOT NULL,
    UNIQUE (count, revision)
  ) STRICT;
  CREATE INDEX count_entry_codes ON count_entry (count, revision) WHERE codes IS NOT NULL;
  ${wordTable('count_words', ['as_stated', 'quote', 'note'])}
  CREATE TABLE count_claim (
    sequence INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    place TEXT NOT NULL,
    series_id TEXT,
    stated TEXT NOT NULL,
    UNIQUE (count, revision)
  ) STRICT;
  CREATE INDEX count_claim_source ON count_claim (source_id, count, place);
  CREATE TABLE count_claim_end (
    sequence INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    effective_at TEXT NOT NULL,
    first_claim INTEGER NOT NULL,
    last_claim INTEGER NOT NULL,
    series_id TEXT
  ) STRICT;
  CREATE INDEX count_claim_end_count ON count_claim_end (count);
  ${rectangleTable(COUNT_IN_FORCE)}`;
