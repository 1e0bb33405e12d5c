import type { Statement } from '../../src/domain/kernel/statement.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { StrikeDetails } from '../../src/domain/strikes/details.js';
import type { Extent } from '../../src/domain/strikes/events.js';
import type { StanceKind } from '../../src/domain/strikes/state.js';
import type { Codes } from '../codes.js';
import type { SubjectCount } from '../counts/of-subject.js';

export type StrikeStatus = 'claimed' | 'partially_corroborated' | 'corroborated' | 'disputed' | 'retracted';

/** What another source says of a strike. */
export interface StanceAnswer {
  readonly revision: number;
  readonly kind: StanceKind;
  readonly extent: Extent;
  readonly sourceId: string;
  /** Members as this source states them. */
  readonly details: Partial<StrikeDetails>;
  readonly statement: Statement;
  readonly recordedAt: string;
  readonly note: string | null;
  readonly takenBack: boolean;
  /** Not taken back, the latest of its source, and not of the source that states the strike. */
  readonly standing: boolean;
}

/** Why a strike has its status. */
export interface StatusExplained {
  readonly because: string;
  /** Revisions of the stances that make it so. */
  readonly stances: readonly number[];
}

/** Members that a source states otherwise than they are in force. */
export interface StatedOtherwise {
  readonly sourceId: string;
  /** Of its stance. */
  readonly revision: number;
  readonly details: Partial<StrikeDetails>;
}

/** A strike that is part of another. */
export interface StrikePart {
  readonly id: string;
  readonly title: string;
  readonly status: StrikeStatus;
}

/** A strike as of a point. */
export interface StrikeAnswer extends StrikeDetails {
  readonly id: string;
  /** Computed from the stances that stand. */
  readonly status: StrikeStatus;
  readonly statusExplained: StatusExplained;
  readonly stances: readonly StanceAnswer[];
  readonly statedOtherwise: readonly StatedOtherwise[];
  readonly statement: Statement;
  readonly note: string | null;
  readonly codes: Codes;
  /** The head of its stream at that point. */
  readonly revision: number;
  /** The entry in force. */
  readonly detailsRevision: number;
  readonly parts: readonly StrikePart[];
  readonly counts: readonly SubjectCount[];
  readonly warnings: readonly Warning[];
}
