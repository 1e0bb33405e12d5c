import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Revision } from '../kernel/revision.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { SituationDetails } from './details.js';

/** The first that is known of a situation. */
export interface SituationOpened {
  readonly kind: 'situation-opened';
  readonly data: CommonMembers & {
    readonly details: SituationDetails;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    readonly warnings: readonly Warning[];
  };
}

/** What is known of a situation besides its counts changes. */
export interface SituationAmended {
  readonly kind: 'situation-amended';
  readonly data: CommonMembers & {
    /** The members that changed, as they are now. */
    readonly changes: Partial<SituationDetails>;
    /** The same members, as they were. */
    readonly previous: Partial<SituationDetails>;
    /** The revision whose details these replace. */
    readonly amends: Revision;
    readonly cause: Cause;
    readonly reason: string;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    readonly warnings: readonly Warning[];
  };
}

export type SituationEvent = SituationOpened | SituationAmended;

/** What the events are called in the log and on the wire, for ever. */
export const SITUATION_EVENTS: Readonly<Record<SituationEvent['kind'], string>> = {
  'situation-opened': 'situation-opened.v1',
  'situation-amended': 'situation-amended.v1',
};
