import type { AgreementDetails, Stage, Term, TermValue } from '../../src/domain/agreements/details.js';
import type { Cause } from '../../src/domain/kernel/cause.js';
import type { Figure } from '../../src/domain/kernel/figure.js';
import type { Statement } from '../../src/domain/kernel/statement.js';
import type { FigureSum } from '../../src/domain/kernel/sum-figures.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { Codes } from '../codes.js';

/** Where an entry stands, on both axes, and who made it. */
interface EntryAnswer {
  readonly revision: number;
  readonly recordedAt: string;
  /** As given: an instant or a date. */
  readonly statedAt: string;
  readonly effectiveAt: string;
  readonly actor: string;
  readonly statement: Statement;
}

/** One stage of an agreement's way. */
export interface StageAnswer extends EntryAnswer {
  readonly stage: Stage;
  /** Null for the first that is known. */
  readonly previous: Stage | null;
  /** Null for the first that is known. */
  readonly reason: string | null;
}

/** A figure, or that the delivery is retracted and which was the last: never both. */
type DeliveryValue =
  | { readonly status: 'active'; readonly figure: Figure }
  | { readonly status: 'retracted'; readonly lastFigure: Figure };

/** A delivery as of a point; `revision` and what goes with it are those of the entry in force. */
export type DeliveryAnswer = EntryAnswer & {
  readonly deliveryId: string;
  readonly deliveredAt: string;
  readonly warnings: readonly Warning[];
} & DeliveryValue;

/** A term as of a point. */
export interface TermAnswer extends Term {
  /** Of the entry in force. */
  readonly revision: number;
  readonly statement: Statement;
  /** In the order in which they were recorded. */
  readonly deliveries: readonly DeliveryAnswer[];
  /** What the deliveries come to; null when none stands whose figure is known. */
  readonly delivered: FigureSum | null;
  readonly warnings: readonly Warning[];
}

/** An agreement as of a point. */
export interface AgreementAnswer extends AgreementDetails {
  readonly id: string;
  readonly stage: Stage;
  readonly stageRevision: number;
  /** Who says that it is in this stage. */
  readonly stageStatement: Statement;
  /** In order. */
  readonly stages: readonly StageAnswer[];
  readonly terms: readonly TermAnswer[];
  /** Of the first entry. */
  readonly statement: Statement;
  readonly note: string | null;
  readonly codes: Codes;
  /** The head of its stream at that point. */
  readonly revision: number;
  readonly warnings: readonly Warning[];
}

/** One entry of a term's history. It never changes. */
export interface TermRevisionAnswer extends TermValue, EntryAnswer {
  /** Wire name of the event. */
  readonly type: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly sourceId: string;
  /** What was in force just before; null for the first entry. */
  readonly previous: TermValue | null;
  /** Null for the first entry. */
  readonly cause: Cause | null;
  /** Null for the first entry. */
  readonly reason: string | null;
  readonly note: string | null;
  readonly codes: Codes;
  readonly noticeId: string | null;
  readonly warnings: readonly Warning[];
}
