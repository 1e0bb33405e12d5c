import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Figure } from '../kernel/figure.js';
import type { Statement } from '../kernel/statement.js';
import type { StatedTime } from '../kernel/time.js';
import type { AgreementDetails, FirstStage, Stage, Term, TermValue } from './details.js';

export interface SignDefenseAgreement extends CommonMembers {
  readonly details: AgreementDetails;
  readonly stage: FirstStage;
  readonly terms: readonly Term[];
  readonly statement: Statement;
}

export interface AdvanceAgreementStage extends CommonMembers {
  readonly stage: Stage;
  readonly reason: string;
  readonly statement: Statement;
}

/** What every change of a figure says of itself. */
interface Change extends CommonMembers {
  readonly cause: Cause;
  readonly reason: string;
  readonly statement: Statement;
}

export interface AmendAgreementTerm extends Change {
  readonly termId: string;
  /** Only what changes; a figure of null: the source does not know any longer. */
  readonly changes: Partial<TermValue>;
}

export interface RecordDelivery extends CommonMembers {
  /** Given by whoever runs the command. */
  readonly deliveryId: string;
  readonly termId: string;
  readonly figure: Figure;
  readonly deliveredAt: StatedTime;
  readonly statement: Statement;
}

export interface AmendDelivery extends Change {
  readonly deliveryId: string;
  /** Only what changes; a figure of null: the source does not know any longer. */
  readonly changes: { readonly figure?: Figure; readonly deliveredAt?: StatedTime };
}

export interface RetractDelivery extends Change {
  readonly deliveryId: string;
}
