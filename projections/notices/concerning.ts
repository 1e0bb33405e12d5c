import { daysOf } from '../../src/domain/kernel/period.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { IdentityRow } from '../counts/identity.js';
import type { ShownNotice } from './answers.js';
import { noticeAnswer } from './build-answer.js';
import { NOTICE_TABLES } from './projection.js';

/**
 * The notices in whose scope a count is and that stand at a point, in the order in which they were recorded. A count
 * without a period is concerned whatever days a notice names.
 */
export function noticesConcerning(
  model: ReadModel,
  count: IdentityRow,
  point: PointParameters,
): ShownNotice[] {
  const { subjectType, subjectId, family, measure, group, period } = count;
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
    { subjectType, subjectId, family, measure, group, from, to },
  );
  return rows.flatMap(({ id }) => {
    const stream = NOTICE_TABLES.find(model, id, { sequence: point.sequence, statedAt: point.stated });
    const notice = stream && noticeAnswer(stream);
    if (notice?.status !== 'active') return [];
    const { cause, reason, statement, recordedAt } = notice;
    return [{ id, cause, reason, statement, recordedAt }];
  });
}
