import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Statement } from '../kernel/statement.js';
import type { SituationDetails } from './details.js';

export interface OpenSituation extends CommonMembers {
  readonly details: SituationDetails;
  readonly statement: Statement;
}

export interface AmendSituation extends CommonMembers {
  /** Only the members to change; null takes a member away where it may be absent. */
  readonly changes: Partial<SituationDetails>;
  readonly cause: Cause;
  readonly reason: string;
  readonly statement: Statement;
}
