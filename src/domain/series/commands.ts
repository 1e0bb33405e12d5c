import type { CommonMembers } from '../kernel/common.js';
import type { SeriesDetails } from './details.js';

export interface DefineSeries extends CommonMembers {
  readonly details: SeriesDetails;
}

/** What of a series may change. What is said of its counts themselves stays. */
export type SeriesChanges = Partial<Pick<SeriesDetails, 'columns' | 'renames' | 'rows' | 'otherColumns'>>;

export interface AmendSeries extends CommonMembers {
  /** Only the members to change. */
  readonly changes: SeriesChanges;
  readonly reason: string;
}
