import type { Statement } from '../../src/domain/kernel/statement.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { StrikeDetails } from '../../src/domain/strikes/details.js';
import type { Codes } from '../codes.js';
import type { SubjectCount } from '../counts/of-subject.js';

export type StrikeStatus = 'claimed' | 'retracted';

/** A strike that is part of another. */
export interface StrikePart {
  readonly id: string;
  readonly title: string;
  readonly status: StrikeStatus;
}

/** A strike as of a point. */
export interface StrikeAnswer extends StrikeDetails {
  readonly id: string;
  readonly status: StrikeStatus;
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
