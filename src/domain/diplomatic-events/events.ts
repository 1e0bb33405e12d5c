import type { Revision } from '../kernel/revision.js';
import type { Instant, StatedTime } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type {
  AnnounceDiplomaticEvent,
  CancelDiplomaticEvent,
  HoldDiplomaticEvent,
  PostponeDiplomaticEvent,
  RecordDiplomaticOutcome,
} from './commands.js';
import type { DiplomaticStatus } from './status.js';

/** What a change of status says besides its command. */
export interface Change<Status extends DiplomaticStatus> {
  readonly status: Status;
  /** What was in force just before. */
  readonly previous: {
    readonly status: DiplomaticStatus;
    readonly scheduledFor: StatedTime | null;
    readonly summary: string | null;
  };
  /** The revision that this replaces. */
  readonly amends: Revision;
  readonly effectiveAt: Instant;
  readonly warnings: readonly Warning[];
}

/** The first that is known of a diplomatic event, whatever its status. */
export interface DiplomaticEventAnnounced {
  readonly kind: 'diplomatic-event-announced';
  readonly data: AnnounceDiplomaticEvent & {
    readonly effectiveAt: Instant;
    readonly warnings: readonly Warning[];
  };
}

/** It gets another date, or an open one; also after it was on hold or cancelled. */
export interface DiplomaticEventPostponed {
  readonly kind: 'diplomatic-event-postponed';
  readonly data: PostponeDiplomaticEvent & Change<'postponed'>;
}

/** It is neither called off nor going on. */
export interface DiplomaticEventPutOnHold {
  readonly kind: 'diplomatic-event-put-on-hold';
  readonly data: HoldDiplomaticEvent & Change<'on_hold'>;
}

/** It was held, came to a decision, or failed. */
export interface DiplomaticEventOutcomeRecorded {
  readonly kind: 'diplomatic-event-outcome-recorded';
  readonly data: RecordDiplomaticOutcome & Change<RecordDiplomaticOutcome['status']>;
}

/** It is called off. */
export interface DiplomaticEventCancelled {
  readonly kind: 'diplomatic-event-cancelled';
  readonly data: CancelDiplomaticEvent & Change<'cancelled'>;
}

export type DiplomaticEvent =
  | DiplomaticEventAnnounced
  | DiplomaticEventPostponed
  | DiplomaticEventPutOnHold
  | DiplomaticEventOutcomeRecorded
  | DiplomaticEventCancelled;

/** What the events are called in the log and on the wire, for ever. */
export const DIPLOMATIC_EVENT_EVENTS: Readonly<Record<DiplomaticEvent['kind'], string>> = {
  'diplomatic-event-announced': 'diplomatic-event-announced.v1',
  'diplomatic-event-postponed': 'diplomatic-event-postponed.v1',
  'diplomatic-event-put-on-hold': 'diplomatic-event-put-on-hold.v1',
  'diplomatic-event-outcome-recorded': 'diplomatic-event-outcome-recorded.v1',
  'diplomatic-event-cancelled': 'diplomatic-event-cancelled.v1',
};
