import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Statement } from '../kernel/statement.js';
import type { NoticeScope } from './events.js';

export interface RecordNotice extends CommonMembers {
  readonly cause: Cause;
  readonly reason: string;
  readonly statement: Statement;
  readonly scope: readonly NoticeScope[];
}

export interface RetractNotice extends CommonMembers {
  readonly reason: string;
  readonly statement: Statement;
}
