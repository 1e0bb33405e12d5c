import { wordTable } from '../../src/projection-runtime/words.js';

/** Stands for the decision on a correction that nobody has decided on: no sequence reaches it. */
export const UNDECIDED = Number.MAX_SAFE_INTEGER;

/**
 * DDL of the corrections of all counts. `proposed` is the sequence of the proposal, `count` is `count.created`,
 * `family` and `subject_id` are the count's; `decided` is the sequence of the decision, {@link UNDECIDED} while there is
 * none; `outcome` and `decision` are what was decided, `decider` who did, null while nothing is; `figure_moved` is of an
 * acceptance: whether the figure had moved by then.
 * `source_id` and `stated_at` are of the statement that is proposed, the time as its end; `correction_code` has the codes
 * of proposals, `correction_words` finds them by their words.
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
    source_id TEXT NOT NULL,
    stated_at TEXT NOT NULL,
    proposal TEXT NOT NULL,
    made_on INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    outcome TEXT,
    decider TEXT,
    decision TEXT,
    figure_moved INTEGER
  ) STRICT;
  CREATE INDEX correction_count ON correction (count);
  CREATE INDEX correction_family ON correction (family);
  CREATE INDEX correction_subject ON correction (subject_id);
  CREATE INDEX correction_proposer ON correction (proposer);
  CREATE INDEX correction_proposed_at ON correction (proposed_at);
  CREATE INDEX correction_decided ON correction (decided);
  CREATE INDEX correction_source ON correction (source_id);
  CREATE INDEX correction_stated ON correction (stated_at);
  CREATE INDEX correction_decider ON correction (decider) WHERE decider IS NOT NULL;
  CREATE TABLE correction_code (
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    proposed INTEGER NOT NULL,
    PRIMARY KEY (scheme, code, proposed)
  ) STRICT, WITHOUT ROWID;
  ${wordTable('correction_words', ['as_stated', 'reason', 'note', 'quote'])}
  CREATE INDEX correction_outcome ON correction (outcome) WHERE outcome IS NOT NULL;`;
