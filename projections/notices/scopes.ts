import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { IdentityRow } from '../counts/identity.js';

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
