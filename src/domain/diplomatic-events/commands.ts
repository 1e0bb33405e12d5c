import type { CommonMembers } from '../kernel/common.js';
import type { Statement } from '../kernel/statement.js';
import type { StatedTime } from '../kernel/time.js';
import type { DiplomaticDetails } from './details.js';
import type { DiplomaticStatus, Outcome } from './status.js';

export interface AnnounceDiplomaticEvent extends CommonMembers {
  readonly details: DiplomaticDetails;
  /** The first that is known. */
  readonly status: DiplomaticStatus;
  /** Null: no date is known. */
  readonly scheduledFor: StatedTime | null;
  readonly statement: Statement;
}

export interface PostponeDiplomaticEvent extends CommonMembers {
  /** Null: the date is open. */
  readonly scheduledFor: StatedTime | null;
  readonly reason: string;
  readonly statement: Statement;
}

export interface HoldDiplomaticEvent extends CommonMembers {
  readonly reason: string;
  readonly statement: Statement;
}

export interface RecordDiplomaticOutcome extends CommonMembers {
  readonly status: Outcome;
  /** What came of it. */
  readonly summary: string | null;
  readonly statement: Statement;
}

export interface CancelDiplomaticEvent extends CommonMembers {
  readonly reason: string;
  readonly statement: Statement;
}
