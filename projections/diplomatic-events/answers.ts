import type { DiplomaticDetails } from '../../src/domain/diplomatic-events/details.js';
import type { DiplomaticStatus } from '../../src/domain/diplomatic-events/status.js';
import type { Statement } from '../../src/domain/kernel/statement.js';
import type { StatedTime } from '../../src/domain/kernel/time.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { Codes } from '../codes.js';

/** One entry of a diplomatic event's history: its announcement or a change of its status. */
export interface DiplomaticHistoryEntry {
  readonly revision: number;
  /** Wire name. */
  readonly type: string;
  readonly sequence: number;
  readonly status: DiplomaticStatus;
  /** Null at the first. */
  readonly previousStatus: DiplomaticStatus | null;
  /** The date that stands after this entry. */
  readonly scheduledFor: StatedTime | null;
  /** Null where none was given: at an announcement and an outcome. */
  readonly reason: string | null;
  /** Null except at an outcome. */
  readonly summary: string | null;
  readonly statement: Statement;
  readonly recordedAt: string;
  readonly statedAt: StatedTime;
  readonly effectiveAt: string;
  readonly actor: string;
  readonly note: string | null;
}

/** A diplomatic event as of a point. */
export interface DiplomaticEventAnswer extends DiplomaticDetails {
  readonly id: string;
  readonly status: DiplomaticStatus;
  readonly scheduledFor: StatedTime | null;
  readonly summary: string | null;
  /** Of the entry in force, as are `note` and `warnings`. */
  readonly statement: Statement;
  readonly note: string | null;
  readonly codes: Codes;
  /** The head of its stream at that point. */
  readonly revision: number;
  /** In order of revision. */
  readonly history: readonly DiplomaticHistoryEntry[];
  readonly warnings: readonly Warning[];
}
