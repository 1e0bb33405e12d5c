import { daysOf } from '../../src/domain/kernel/period.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { ShownNotice } from './answers.js';
import { noticeAnswer } from './build-answer.js';
import { NOTICE_TABLES } from './projection.js';

/** What a notice may concern: the members of a count's identity. */
export interface Concerned {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly family: string;
  readonly measure: string;
  readonly group: string;
  /** A count without one is concerned whatever days a notice names. */
  readonly period: string | null;
}

/** The notices in whose scope a count is and that stand at a point, in the order in which they were recorded. */
export function noticesConcerning(model: ReadModel, count: Concerned, point: PointParameters): ShownNotice[] {
  const { period, ...quantity } = count;
  const { from, to } = period === null ? { from: null, to: null } : daysOf(period);
  const rows = model.all<{ id: string }>(
    `SELECT DISTINCT n.id, n.created FROM notice_scope s JOIN notice n ON n.created = s.notice
     WHERE s.subject_id = @subjectId AND s.subject_type = @subjectType
       AND (s.family IS NULL OR s.family = @family)
       AND (s.measure IS NULL OR s.measure = @measure)
       AND (s.group_code IS NULL OR s.group_code = @group)
       AND (@from IS NULL OR s.day_to IS NULL OR s.day_to >= @from)
       AND (@to IS NULL OR s.day_from IS NULL OR s.day_from <= @to)
     ORDER BY n.created`,
    { ...quantity, from, to },
  );
  return rows.flatMap(({ id }) => {
    const stream = NOTICE_TABLES.find(model, id, { sequence: point.sequence, statedAt: point.stated });
    const notice = stream && noticeAnswer(stream);
    if (notice?.status !== 'active') return [];
    const { cause, reason, statement, recordedAt } = notice;
    return [{ id, cause, reason, statement, recordedAt }];
  });
}
