/** Stands for the decision on a correction that nobody has decided on: no sequence reaches it. */
export const UNDECIDED = Number.MAX_SAFE_INTEGER;

/**
 * DDL of the corrections of all counts. `proposed` is the sequence of the proposal, `count` is `count.created`,
 * `family` and `subject_id` are the count's; `decided` is the sequence of the decision, {@link UNDECIDED} while there is
 * none; `outcome` and `decision` are what was decided, null while nothing is; `figure_moved` is of an acceptance: whether
 * the figure had moved by then.
 */
export const TABLES = `
  CREATE TABLE correction (
    proposed INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    count INTEGER NOT NULL,
    family TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    proposer TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    proposal TEXT NOT NULL,
    made_on INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    outcome TEXT,
    decision TEXT,
    figure_moved INTEGER
  ) STRICT;
  CREATE INDEX correction_count ON correction (count);
  CREATE INDEX correction_family ON correction (family);
  CREATE INDEX correction_subject ON correction (subject_id);
  CREATE INDEX correction_proposer ON correction (proposer);
  CREATE INDEX correction_proposed_at ON correction (proposed_at);
  CREATE INDEX correction_decided ON correction (decided);
  CREATE INDEX correction_outcome ON correction (outcome) WHERE outcome IS NOT NULL;`;
