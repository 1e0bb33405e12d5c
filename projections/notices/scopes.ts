import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { SubjectType } from '../../src/domain/counts/identity.js';
import type { NoticeScope } from '../../src/domain/notices/events.js';
import type { IdentityRow } from '../counts/identity.js';

/** What a notice is about. */
export interface ScopeOfNotice {
  /** Of the notice. */
  readonly id: string;
  readonly scope: NoticeScope;
}

type ScopeRow = Omit<NoticeScope, 'subject'> & {
  readonly id: string;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
};

// Few subjects have notices, so it is asked for all of them at once.
const ABOUT = `
  SELECT n.id, s.subject_type AS subjectType, s.subject_id AS subjectId, s.family, s.measure, s.group_code AS "group",
         s.day_from AS "from", s.day_to AS "to"
  FROM json_each(@subjects) CROSS JOIN notice_scope s CROSS JOIN notice n
  WHERE s.subject_id = json_each.value AND n.created = s.notice
  ORDER BY n.created, s.rowid`;

/**
 * The scopes about subjects, by the order in which their notices were recorded: whether these stand is not looked at.
 * @param subjects their ids
 */
export function scopesAbout(model: ReadModel, subjects: Iterable<string>): ScopeOfNotice[] {
  const ids = [...subjects];
  if (ids.length === 0) return [];
  const rows = model.all<ScopeRow>(ABOUT, { subjects: JSON.stringify(ids) });
  return rows.map(({ id, subjectType, subjectId, ...scope }) => ({
    id,
    scope: { subject: { type: subjectType, id: subjectId }, ...scope },
  }));
}

/** The days of a notice's scope; null is open. */
export interface DaysOfNotice {
  /** Of the notice. */
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The notices about a quantity, whatever their days: what they are and whether they stand is not looked at. */
export class FindNoticeScopes extends Query<readonly DaysOfNotice[]> {
  constructor(readonly quantity: Omit<IdentityRow, 'period'>) {
    super();
  }
}

@QueryHandler(FindNoticeScopes)
export class FindNoticeScopesHandler implements IQueryHandler<FindNoticeScopes> {
  constructor(private readonly model: ReadModel) {}

  async execute({ quantity }: FindNoticeScopes): Promise<readonly DaysOfNotice[]> {
    const { subjectId, subjectType, family, measure, group } = quantity;
    return this.model.all<DaysOfNotice>(
      `SELECT n.id, s.day_from AS "from", s.day_to AS "to"
       FROM notice_scope s JOIN notice n ON n.created = s.notice
       WHERE s.subject_id = @subjectId AND s.subject_type = @subjectType
         AND (s.family IS NULL OR s.family = @family)
         AND (s.measure IS NULL OR s.measure = @measure)
         AND (s.group_code IS NULL OR s.group_code = @group)`,
      { subjectId, subjectType, family, measure, group },
    );
  }
}
