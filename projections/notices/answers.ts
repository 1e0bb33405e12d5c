import type { Cause } from '../../src/domain/kernel/cause.js';
import type { Statement } from '../../src/domain/kernel/statement.js';
import type { NoticeScope } from '../../src/domain/notices/events.js';
import type { Codes } from '../codes.js';

/** A notice as of a point. */
export interface NoticeAnswer {
  readonly id: string;
  readonly status: 'active' | 'retracted';
  readonly cause: Cause;
  readonly reason: string;
  readonly statement: Statement;
  readonly scope: readonly NoticeScope[];
  /** Why it was retracted; null while it stands. */
  readonly retraction: {
    readonly reason: string;
    readonly statement: Statement;
    readonly recordedAt: string;
    readonly actor: string;
  } | null;
  readonly note: string | null;
  readonly codes: Codes;
  /** The head of its stream at that point. */
  readonly revision: number;
  readonly recordedAt: string;
  /** Who recorded it. */
  readonly actor: string;
}

/** A notice as what it concerns shows it. */
export type ShownNotice = Pick<NoticeAnswer, 'id' | 'cause' | 'reason' | 'statement' | 'recordedAt'>;
