import type { Statement } from '../../src/domain/kernel/statement.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { SituationDetails } from '../../src/domain/situations/details.js';
import type { Codes } from '../codes.js';
import type { SubjectCount } from '../counts/of-subject.js';

/** A situation as of a point. */
export interface SituationAnswer extends SituationDetails {
  readonly id: string;
  /** Of the entry in force, as are `note` and `warnings`. */
  readonly statement: Statement;
  readonly note: string | null;
  readonly codes: Codes;
  /** The head of its stream at that point. */
  readonly revision: number;
  /** The entry in force. */
  readonly detailsRevision: number;
  readonly counts: readonly SubjectCount[];
  readonly warnings: readonly Warning[];
}
