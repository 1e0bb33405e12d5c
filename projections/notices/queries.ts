import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { NOTICE } from '../../src/domain/catalogue/categories.js';
import type { Page, PageKey } from '../../src/projection-runtime/at.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { NoticeAnswer } from './answers.js';
import { listStreams, STREAM_ORDERS, type StreamFilter } from '../entries/stream-lists.js';
import { noticeAnswer } from './build-answer.js';
import { NOTICE_TABLES } from './projection.js';
import { FindNoticeScopesHandler } from './scopes.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

export * from './scopes.js';

/** One notice; null when it is not visible at that point. */
export class GetNotice extends OneResource<NoticeAnswer> {}

/** What orders notices. */
export const NOTICE_ORDERS = STREAM_ORDERS;

/** `subject` and what follows it are of a scope: one that does not name a member is about all of it. */
export type NoticeFilter = StreamFilter<'status' | 'cause'> &
  Filter<'subject' | 'family' | 'measure' | 'group'>;

const LISTED = { tables: NOTICE_TABLES, category: NOTICE };

const SCOPES = {
  subject: 's.subject_id = @subject',
  family: '(s.family IS NULL OR s.family = @family)',
  measure: '(s.measure IS NULL OR s.measure = @measure)',
  group: '(s.group_code IS NULL OR s.group_code = @group)',
};

/** Notices in the order in which they were recorded, or in another that the filter names. */
export class ListNotices extends ResourcePage<NoticeAnswer, NoticeFilter> {}

@QueryHandler(GetNotice)
export class GetNoticeHandler implements IQueryHandler<GetNotice> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetNotice): Promise<NoticeAnswer | null> {
    const stream = NOTICE_TABLES.find(this.model, id, at);
    return stream && noticeAnswer(stream);
  }
}

@QueryHandler(ListNotices)
export class ListNoticesHandler implements IQueryHandler<ListNotices> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, ...page }: ListNotices): Promise<Page<NoticeAnswer, PageKey>> {
    const { subject, family, measure, group, ...common } = filter;
    const parameters = { subject, family, measure, group };
    const conditions = inScope(conditionsOf(parameters, SCOPES), subject != null);
    return listStreams(this.model, LISTED, { ...page, filter: common }, noticeAnswer, {
      conditions,
      parameters,
    });
  }
}

/** All conditions are of one scope. Few notices are about one subject; what else narrows scopes, most meet. */
function inScope(conditions: string, isOfSubject: boolean): string {
  if (conditions === '') return '';
  return isOfSubject
    ? ` AND l.created IN (SELECT s.notice FROM notice_scope s WHERE TRUE${conditions})`
    : ` AND EXISTS (SELECT 1 FROM notice_scope s WHERE s.notice = l.created${conditions})`;
}

export const NOTICE_QUERIES = [GetNoticeHandler, ListNoticesHandler, FindNoticeScopesHandler];
