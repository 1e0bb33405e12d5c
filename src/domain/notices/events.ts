import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Id } from '../kernel/id.js';
import type { Statement } from '../kernel/statement.js';
import type { DateOnly, Instant } from '../kernel/time.js';

/** Counts that a notice concerns. What is null does not narrow it. */
export interface NoticeScope {
  readonly subject: { readonly type: 'strike' | 'situation'; readonly id: Id };
  readonly family: string | null;
  readonly measure: string | null;
  readonly group: string | null;
  /** First day that it concerns. */
  readonly from: DateOnly | null;
  /** Last day that it concerns. */
  readonly to: DateOnly | null;
}

/** One act, or one break in a series, that concerns several counts. */
export interface NoticeRecorded {
  readonly kind: 'notice-recorded';
  readonly data: CommonMembers & {
    readonly cause: Cause;
    readonly reason: string;
    readonly statement: Statement;
    readonly scope: readonly NoticeScope[];
    readonly effectiveAt: Instant;
  };
}

/** A notice is taken back. */
export interface NoticeRetracted {
  readonly kind: 'notice-retracted';
  readonly data: CommonMembers & {
    readonly reason: string;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
  };
}

export type NoticeEvent = NoticeRecorded | NoticeRetracted;

/** What the events are called in the log and on the wire, for ever. */
export const NOTICE_EVENTS: Readonly<Record<NoticeEvent['kind'], string>> = {
  'notice-recorded': 'notice-recorded.v1',
  'notice-retracted': 'notice-retracted.v1',
};
