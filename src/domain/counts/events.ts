import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Figure } from '../kernel/figure.js';
import type { Period } from '../kernel/period.js';
import type { Revision } from '../kernel/revision.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { Before } from './before.js';
import type { PublishedCell } from './published-cell.js';
import { CORRECTION_EVENTS, type CorrectionEvent, type CorrectionStep } from './correction-events.js';
import type { Subject } from './identity.js';

export type { Before };

/** Whether a period is when it happened or when it was counted. */
export const DATINGS = ['occurred', 'reported'] as const;
export type Dating = (typeof DATINGS)[number];

/** What a series brings to an entry of its own. Absent on the entries of everybody else. */
interface FromSeries {
  readonly cell?: PublishedCell;
}

/** The first report of a quantity, or its report again after a retraction. Also the claim of its source. */
export interface CountReported {
  readonly kind: 'count-reported';
  readonly data: CommonMembers &
    FromSeries & {
      readonly subject: Subject;
      readonly measure: string;
      readonly group: string;
      readonly period: Period | null;
      readonly running: boolean;
      readonly dating: Dating;
      readonly unit: string;
      readonly figure: Figure;
      readonly before: Before;
      readonly statement: Statement;
      readonly effectiveAt: Instant;
      readonly warnings: readonly Warning[];
    };
}

/** The figure in force changes, or an earlier entry is set right. Also the claim of its source. */
export interface CountAmended {
  readonly kind: 'count-amended';
  readonly data: CommonMembers &
    FromSeries & {
      readonly figure: Figure;
      readonly before: Before;
      readonly cause: Cause;
      readonly reason: string;
      readonly statement: Statement;
      /** The earlier entry that this sets right; null when it moves the figure. */
      readonly corrects: Revision | null;
      readonly effectiveAt: Instant;
      readonly warnings: readonly Warning[];
    };
}

/** No figure is in force any more, until the quantity is reported again. */
export interface CountRetracted {
  readonly kind: 'count-retracted';
  readonly data: CommonMembers &
    FromSeries & {
      readonly before: Before;
      readonly cause: Cause;
      readonly reason: string;
      readonly statement: Statement;
      readonly effectiveAt: Instant;
    };
}

/** Another source's figure beside the one in force. */
export interface ClaimRecorded {
  readonly kind: 'claim-recorded';
  readonly data: CommonMembers &
    FromSeries & {
      readonly figure: Figure;
      readonly statement: Statement;
      readonly effectiveAt: Instant;
      readonly warnings: readonly Warning[];
    };
}

/** A claim becomes the figure in force. */
export interface ClaimAdopted {
  readonly kind: 'claim-adopted';
  readonly data: CommonMembers & {
    /** The revision of the claim. */
    readonly claim: Revision;
    readonly figure: Figure;
    readonly before: Before;
    readonly reason: string;
    /** The claim's own. */
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    /** Not in version 1. */
    readonly warnings: readonly Warning[];
  };
}

/** A claim is taken back. Where it was in force, what takes its place is an event of its own. */
export interface ClaimRetracted {
  readonly kind: 'claim-retracted';
  readonly data: CommonMembers &
    FromSeries & {
      readonly claim: Revision;
      readonly lastFigure: Figure;
      readonly cause: Cause;
      readonly reason: string;
      readonly statement: Statement;
      readonly effectiveAt: Instant;
    };
}

export type CountEvent =
  | CountReported
  | CountAmended
  | CountRetracted
  | ClaimRecorded
  | ClaimAdopted
  | ClaimRetracted
  | CorrectionEvent;

/** An event that rests on what a source said, and so stands on the stated axis. */
export type StatedCountEvent = Exclude<CountEvent, CorrectionStep>;

export function isStated(event: CountEvent): event is StatedCountEvent {
  return 'statement' in event.data;
}

/** What the events are called in the log and on the wire, for ever, after the code of their family and a hyphen. */
export const COUNT_EVENTS: Readonly<Record<CountEvent['kind'], string>> = {
  'count-reported': 'count-reported.v1',
  'count-amended': 'count-amended.v1',
  'count-retracted': 'count-retracted.v1',
  'claim-recorded': 'claim-recorded.v1',
  'claim-adopted': 'claim-adopted.v2',
  'claim-retracted': 'claim-retracted.v1',
  ...CORRECTION_EVENTS,
};
