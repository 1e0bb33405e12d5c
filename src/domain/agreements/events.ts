import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Figure } from '../kernel/figure.js';
import type { Id } from '../kernel/id.js';
import type { Revision } from '../kernel/revision.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant, StatedTime } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { AgreementDetails, FirstStage, Stage, Term, TermValue } from './details.js';

interface Stated extends CommonMembers {
  readonly statement: Statement;
  readonly effectiveAt: Instant;
}

/** A change of a figure, and which entry it replaces. */
interface Amended extends Stated {
  /** Revision of the entry that this replaces. */
  readonly amends: Revision;
  readonly cause: Cause;
  readonly reason: string;
}

/** The first that is known of an agreement, in whichever stage; also the first entry of each of its terms. */
export interface AgreementRecorded {
  readonly kind: 'agreement-recorded';
  readonly data: Stated & {
    readonly details: AgreementDetails;
    readonly stage: FirstStage;
    readonly terms: readonly Term[];
    readonly warnings: readonly Warning[];
  };
}

/** An agreement is further than before: signed, ratified, in force, terminated. */
export interface AgreementStageAdvanced {
  readonly kind: 'agreement-stage-advanced';
  readonly data: Stated & {
    readonly stage: Stage;
    readonly previous: Stage;
    readonly reason: string;
  };
}

/** What a term says changes: how much, how long, or how firmly. */
export interface AgreementTermAmended {
  readonly kind: 'agreement-term-amended';
  readonly data: Amended &
    TermValue & {
      readonly termId: string;
      readonly previous: TermValue;
      readonly warnings: readonly Warning[];
    };
}

/** Something was delivered against a term. */
export interface AgreementDeliveryRecorded {
  readonly kind: 'agreement-delivery-recorded';
  readonly data: Stated & {
    readonly deliveryId: Id;
    readonly termId: string;
    readonly figure: Figure;
    readonly deliveredAt: StatedTime;
    readonly warnings: readonly Warning[];
  };
}

/** What is known of a delivery changes. */
export interface AgreementDeliveryAmended {
  readonly kind: 'agreement-delivery-amended';
  readonly data: Amended & {
    readonly deliveryId: Id;
    readonly termId: string;
    readonly figure: Figure;
    readonly deliveredAt: StatedTime;
    readonly previous: { readonly figure: Figure; readonly deliveredAt: StatedTime };
    readonly warnings: readonly Warning[];
  };
}

/** A delivery is taken back. */
export interface AgreementDeliveryRetracted {
  readonly kind: 'agreement-delivery-retracted';
  readonly data: Amended & {
    readonly deliveryId: Id;
    readonly termId: string;
    readonly lastFigure: Figure;
  };
}

export type AgreementEvent =
  | AgreementRecorded
  | AgreementStageAdvanced
  | AgreementTermAmended
  | AgreementDeliveryRecorded
  | AgreementDeliveryAmended
  | AgreementDeliveryRetracted;

/** What the events are called in the log and on the wire, for ever. */
export const AGREEMENT_EVENTS: Readonly<Record<AgreementEvent['kind'], string>> = {
  'agreement-recorded': 'agreement-recorded.v1',
  'agreement-stage-advanced': 'agreement-stage-advanced.v1',
  'agreement-term-amended': 'agreement-term-amended.v1',
  'agreement-delivery-recorded': 'agreement-delivery-recorded.v1',
  'agreement-delivery-amended': 'agreement-delivery-amended.v1',
  'agreement-delivery-retracted': 'agreement-delivery-retracted.v1',
};
