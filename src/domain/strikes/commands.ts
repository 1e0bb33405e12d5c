import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Statement } from '../kernel/statement.js';
import type { StrikeDetails } from './details.js';
import type { Extent } from './events.js';

export interface ReportStrike extends CommonMembers {
  readonly details: StrikeDetails;
  readonly statement: Statement;
}

export interface AmendStrikeDetails extends CommonMembers {
  /** Only the members to change; null takes a member away where it may be absent. */
  readonly changes: Partial<StrikeDetails>;
  readonly cause: Cause;
  readonly reason: string;
  readonly statement: Statement;
}

export interface RetractStrike extends CommonMembers {
  readonly reason: string;
  readonly statement: Statement;
}

/** Another source bears the strike out, or contradicts it. */
export interface TakeStance extends CommonMembers {
  readonly extent: Extent;
  /** Members as this source states them. */
  readonly details: Partial<StrikeDetails>;
  readonly statement: Statement;
}

export interface RetractStance extends CommonMembers {
  /** The revision of the stance. */
  readonly stance: number;
  readonly reason: string;
  readonly statement: Statement;
}
