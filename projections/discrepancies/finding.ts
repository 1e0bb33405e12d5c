import type { Size } from '../../src/domain/discrepancies/size.js';
import type { FindGroup } from '../../src/domain/tolls/groups.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { ConcernedFigure, Discrepancy, DiscrepancyKind } from './answers.js';
import type { ActiveCount, CountsFilter } from './counts.js';

/** A discrepancy before it is known where its subject is. */
export type Found = Omit<Discrepancy, 'country' | 'admin1'>;

/** Where to look, and as of when. */
export interface Search {
  readonly model: ReadModel;
  readonly filter: CountsFilter;
  readonly point: PointParameters;
  readonly findGroup: FindGroup;
}

/** What finds discrepancies of some kinds. */
export interface Finder {
  readonly kinds: readonly DiscrepancyKind[];
  find(search: Search): Found[];
}

/** A discrepancy about a count: the one that differs, or the whole. */
export function discrepancy(
  kind: DiscrepancyKind,
  { family, subjectType, subjectId, measure, group, period }: ActiveCount,
  counts: readonly ConcernedFigure[],
  size: Size,
): Found {
  const since = counts.reduce((last, { recordedAt }) => (recordedAt > last ? recordedAt : last), '');
  const subject = { type: subjectType, id: subjectId };
  return { kind, family, subject, measure, group, period, counts, size, since };
}
