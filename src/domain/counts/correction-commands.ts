import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Figure } from '../kernel/figure.js';
import type { Statement } from '../kernel/statement.js';

export interface ProposeCorrection extends CommonMembers {
  /** The id that the correction gets. */
  readonly correctionId: string;
  readonly figure: Figure;
  /** Null only where the count is running: then it developed. */
  readonly cause: Cause | null;
  readonly reason: string;
  readonly statement: Statement;
}

export interface AcceptCorrection extends CommonMembers {
  readonly correctionId: string;
  readonly reason: string;
  /** What to do when the figure has moved since the proposal; null: refuse. */
  readonly figureMoved: 'accept' | null;
}

export interface RejectCorrection extends CommonMembers {
  readonly correctionId: string;
  readonly reason: string;
}

export interface WithdrawCorrection extends CommonMembers {
  readonly correctionId: string;
  readonly reason: string;
}
