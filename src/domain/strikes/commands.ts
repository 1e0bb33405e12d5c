import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Statement } from '../kernel/statement.js';
import type { StrikeDetails } from './details.js';

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
