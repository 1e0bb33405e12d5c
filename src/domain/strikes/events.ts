import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { StrikeDetails } from './details.js';

export interface StrikeReported {
  readonly kind: 'strike-reported';
  readonly data: CommonMembers & {
    readonly details: StrikeDetails;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    readonly warnings: readonly Warning[];
  };
}

export interface StrikeDetailsAmended {
  readonly kind: 'strike-details-amended';
  readonly data: CommonMembers & {
    /** The members that changed, as they are now. */
    readonly changes: Partial<StrikeDetails>;
    /** The same members, as they were. */
    readonly previous: Partial<StrikeDetails>;
    /** The revision whose details these replace. */
    readonly amends: number;
    readonly cause: Cause;
    readonly reason: string;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    readonly warnings: readonly Warning[];
  };
}

export interface StrikeRetracted {
  readonly kind: 'strike-retracted';
  readonly data: CommonMembers & {
    readonly reason: string;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
  };
}

export type StrikeEvent = StrikeReported | StrikeDetailsAmended | StrikeRetracted;

/** What the events are called in the log and on the wire, for ever. */
export const STRIKE_EVENTS: Readonly<Record<StrikeEvent['kind'], string>> = {
  'strike-reported': 'strike-reported.v1',
  'strike-details-amended': 'strike-details-amended.v1',
  'strike-retracted': 'strike-retracted.v1',
};
