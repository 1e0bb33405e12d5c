import type { CorrectionStatus } from '../../src/domain/counts/correction-state.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import type { InForceAnswer } from '../counts/answers.js';
import { valueOfEntry } from '../counts/at-point.js';
import { identityColumns, identityOf, type IdentityRow } from '../counts/identity.js';
import { COUNT_IN_FORCE } from '../counts/tables.js';
import type { CorrectionAnswer, Decided, Proposed } from './answers.js';

/**
 * SQL: a correction `k` with its count `c` and, where there is one, the entry `e` of it in force at the point. CROSS
 * JOIN keeps SQLite to this order.
 */
export const CORRECTIONS_AT_POINT = `
  correction k
  CROSS JOIN count c ON c.created = k.count
  LEFT JOIN count_entry e ON e.sequence = ${entryInForce(COUNT_IN_FORCE, 'k.count')}`;

/** What {@link correctionAnswer} needs of it. */
export const CORRECTION_COLUMNS = `
  k.proposed, k.id, k.proposer, k.proposed_at AS proposedAt, k.proposal,
  k.decided <= @sequence AS isDecided, k.outcome, k.decision, k.figure_moved AS figureMoved,
  c.id AS countId, ${identityColumns('c')}, e.revision AS figureRevision, e.revision_answer AS revisionAnswer,
  (SELECT h.revision FROM count_entry h
   WHERE h.count = k.count AND h.sequence <= @sequence AND (h.effective_at IS NULL OR h.effective_at <= @stated)
   ORDER BY h.revision DESC LIMIT 1) AS revision`;

interface DecidedRow {
  readonly isDecided: 1;
  readonly outcome: CorrectionStatus;
  readonly decision: string;
  /** Null unless it was accepted. */
  readonly figureMoved: 0 | 1 | null;
}

interface InForceRow {
  readonly figureRevision: number;
  readonly revisionAnswer: string;
}

export type CorrectionRow = IdentityRow & {
  readonly proposed: number;
  readonly id: string;
  readonly proposer: string;
  readonly proposedAt: string;
  readonly proposal: string;
  readonly countId: string;
  readonly revision: number;
} & (DecidedRow | { readonly isDecided: 0 }) &
  (InForceRow | { readonly figureRevision: null });

const UNDECIDED = { decidedBy: null, decidedAt: null, decisionReason: null, decisionRevision: null };

/** The whole answer about a correction. */
export function correctionAnswer(row: CorrectionRow): CorrectionAnswer {
  const { id, countId, proposer, proposedAt, revision, figureRevision } = row;
  const proposed = JSON.parse(row.proposal) as Proposed;
  const hasMoved = figureRevision !== proposed.madeOn.revision;
  const wasMoved = row.isDecided === 1 ? row.figureMoved : null;
  return {
    id,
    countId,
    ...identityOf(row),
    status: row.isDecided === 1 ? row.outcome : 'open',
    ...proposed,
    proposer,
    proposedAt,
    figureMoved: wasMoved === null ? hasMoved : wasMoved === 1,
    figureNow: row.figureRevision === null ? null : figureNow(row),
    ...(row.isDecided === 1 ? (JSON.parse(row.decision) as Decided) : UNDECIDED),
    revision,
  };
}

function figureNow({ figureRevision, revisionAnswer }: InForceRow) {
  return { revision: figureRevision, ...valueOfEntry(JSON.parse(revisionAnswer) as InForceAnswer) };
}
