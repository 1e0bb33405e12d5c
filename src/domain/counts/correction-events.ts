import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Figure } from '../kernel/figure.js';
import type { Id } from '../kernel/id.js';
import type { Revision } from '../kernel/revision.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { Before } from './before.js';

/** The amendment that is asked for. */
export interface Proposal {
  readonly figure: Figure;
  readonly cause: Cause;
  readonly reason: string;
  readonly statement: Statement;
}

/** The figure in force that a proposal was made on. */
export interface MadeOn {
  readonly revision: Revision;
  readonly figure: Figure;
}

/**
 * Somebody asks for an amendment. What is asked for is kept in a member of its own: the event itself states nothing
 * yet, and stands on the recorded axis alone.
 */
export interface CorrectionProposed {
  readonly kind: 'correction-proposed';
  readonly data: CommonMembers & {
    readonly correctionId: Id;
    readonly proposal: Proposal;
    readonly madeOn: MadeOn;
  };
}

/** Somebody else makes the proposal the figure in force. Also the claim of its source. */
export interface CorrectionAccepted {
  readonly kind: 'correction-accepted';
  /** `codes` are those of the proposal too, and its notice counts where the acceptance names none. */
  readonly data: CommonMembers & {
    readonly correctionId: Id;
    /** Who asked for it, in which revision, and why. */
    readonly proposed: { readonly revision: Revision; readonly actor: string; readonly reason: string };
    readonly figure: Figure;
    readonly before: Before;
    readonly cause: Cause;
    /** Why it was accepted. */
    readonly reason: string;
    /** The proposal's own. */
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    readonly warnings: readonly Warning[];
  };
}

/** Somebody else turns the proposal down. */
export interface CorrectionRejected {
  readonly kind: 'correction-rejected';
  readonly data: CommonMembers & { readonly correctionId: Id; readonly reason: string };
}

/** Who asked for it asks no longer. */
export interface CorrectionWithdrawn {
  readonly kind: 'correction-withdrawn';
  readonly data: CommonMembers & { readonly correctionId: Id; readonly reason: string };
}

/** What is said about a correction without touching the figure. It states nothing. */
export type CorrectionStep = CorrectionProposed | CorrectionRejected | CorrectionWithdrawn;

export type CorrectionEvent = CorrectionStep | CorrectionAccepted;

/** What the events are called in the log and on the wire, for ever, after the code of their family and a hyphen. */
export const CORRECTION_EVENTS: Readonly<Record<CorrectionEvent['kind'], string>> = {
  'correction-proposed': 'correction-proposed.v1',
  'correction-accepted': 'correction-accepted.v1',
  'correction-rejected': 'correction-rejected.v1',
  'correction-withdrawn': 'correction-withdrawn.v1',
};
