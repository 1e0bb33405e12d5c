import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Figure } from '../kernel/figure.js';
import type { Period } from '../kernel/period.js';
import type { Statement } from '../kernel/statement.js';
import type { Dating } from './events.js';
import type { Subject } from './identity.js';

export interface ReportCount extends CommonMembers {
  readonly subject: Subject;
  readonly measure: string;
  readonly group: string;
  readonly period: Period | null;
  /** The publisher keeps only the newest value. */
  readonly running: boolean;
  readonly dating: Dating;
  readonly figure: Figure;
  readonly statement: Statement;
}

export interface AmendCount extends CommonMembers {
  readonly figure: Figure;
  /** Null only where the count is running: then it developed. */
  readonly cause: Cause | null;
  readonly reason: string;
  readonly statement: Statement;
  /** The earlier entry that this sets right. */
  readonly corrects: number | null;
}

export interface RetractCount extends CommonMembers {
  readonly cause: Cause;
  readonly reason: string;
  readonly statement: Statement;
}

export interface RecordClaim extends CommonMembers {
  readonly figure: Figure;
  readonly statement: Statement;
}

export interface AdoptClaim extends CommonMembers {
  /** The revision of the claim. */
  readonly claim: number;
  readonly reason: string;
}

export interface RetractClaim extends CommonMembers {
  readonly claim: number;
  readonly cause: Cause;
  readonly reason: string;
  readonly statement: Statement;
  /** The claim that takes the place of the one in force. */
  readonly adopt: number | null;
}
