import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Revision } from '../kernel/revision.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { StrikeDetails } from './details.js';

/** The first report of a strike. */
export interface StrikeReported {
  readonly kind: 'strike-reported';
  readonly data: CommonMembers & {
    readonly details: StrikeDetails;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    readonly warnings: readonly Warning[];
  };
}

/** What is known of a strike besides its counts changes. A retracted one is reopened by it. */
export interface StrikeDetailsAmended {
  readonly kind: 'strike-details-amended';
  readonly data: CommonMembers & {
    /** The members that changed, as they are now. */
    readonly changes: Partial<StrikeDetails>;
    /** The same members, as they were. */
    readonly previous: Partial<StrikeDetails>;
    /** The revision whose details these replace. */
    readonly amends: Revision;
    readonly cause: Cause;
    readonly reason: string;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    readonly warnings: readonly Warning[];
  };
}

/** A strike is taken back. */
export interface StrikeRetracted {
  readonly kind: 'strike-retracted';
  readonly data: CommonMembers & {
    readonly reason: string;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
  };
}

/** How far another source bears a strike out, or contradicts it. */
export const EXTENTS = ['full', 'partial'] as const;
export type Extent = (typeof EXTENTS)[number];

interface StanceTaken {
  readonly extent: Extent;
  /** Members as this source states them, where it says something of them. */
  readonly details: Partial<StrikeDetails>;
  readonly statement: Statement;
  readonly effectiveAt: Instant;
  readonly warnings: readonly Warning[];
}

interface StanceRetracted {
  /** The revision of the stance. */
  readonly stance: Revision;
  readonly reason: string;
  readonly statement: Statement;
  readonly effectiveAt: Instant;
}

/** Another source confirms the strike, or part of what is said of it. */
export interface StrikeCorroborated {
  readonly kind: 'strike-corroborated';
  readonly data: CommonMembers & StanceTaken;
}

/** Another source contradicts the strike, or part of what is said of it. */
export interface StrikeDisputed {
  readonly kind: 'strike-disputed';
  readonly data: CommonMembers & StanceTaken;
}

/** A source takes its corroboration back. */
export interface CorroborationRetracted {
  readonly kind: 'strike-corroboration-retracted';
  readonly data: CommonMembers & StanceRetracted;
}

/** A source disputes the strike no longer. */
export interface DisputeRetracted {
  readonly kind: 'strike-dispute-retracted';
  readonly data: CommonMembers & StanceRetracted;
}

/** What sets the details or the status of a strike. */
export type StrikeEntryEvent = StrikeReported | StrikeDetailsAmended | StrikeRetracted;
export type StanceEvent = StrikeCorroborated | StrikeDisputed | CorroborationRetracted | DisputeRetracted;
export type StrikeEvent = StrikeEntryEvent | StanceEvent;

/** What the events are called in the log and on the wire, for ever. */
export const STRIKE_EVENTS: Readonly<Record<StrikeEvent['kind'], string>> = {
  'strike-reported': 'strike-reported.v1',
  'strike-details-amended': 'strike-details-amended.v1',
  'strike-retracted': 'strike-retracted.v1',
  'strike-corroborated': 'strike-corroborated.v1',
  'strike-disputed': 'strike-disputed.v1',
  'strike-corroboration-retracted': 'strike-corroboration-retracted.v1',
  'strike-dispute-retracted': 'strike-dispute-retracted.v1',
};
