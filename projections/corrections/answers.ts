import type { MadeOn, Proposal } from '../../src/domain/counts/correction-events.js';
import type { CorrectionStatus } from '../../src/domain/counts/correction-state.js';
import type { CountIdentity } from '../../src/domain/counts/identity.js';
import type { Codes } from '../codes.js';
import type { Value } from '../counts/answers.js';

/** A figure in force, and the revision that set it. */
type FigureNow = { readonly revision: number } & Value;

/** What a proposal says, as its row keeps it. */
export interface Proposed extends Proposal {
  readonly note: string | null;
  readonly codes: Codes;
  readonly noticeId: string | null;
  readonly proposedRevision: number;
  readonly madeOn: MadeOn;
}

/** What was decided on a correction, as its row keeps it. */
export interface Decided {
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly decisionReason: string;
  readonly decisionRevision: number;
}

/** The same members, all null: nobody has decided. */
type Undecided = { readonly [Member in keyof Decided]: null };

/** A correction as of a point. */
export type CorrectionAnswer = CountIdentity & {
  readonly id: string;
  readonly countId: string;
  readonly status: CorrectionStatus;
  readonly proposer: string;
  readonly proposedAt: string;
  /** Another figure is in force than the one it was made on; of one that was accepted: so it was by then. */
  readonly figureMoved: boolean;
  /** Null where nothing of the count is in force at the point. */
  readonly figureNow: FigureNow | null;
  /** The head of the count's stream at the point. */
  readonly revision: number;
} & Proposed &
  (Decided | Undecided);
