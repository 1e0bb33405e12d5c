import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { NoticeAnswer } from './answers.js';
import { noticeAnswer } from './build-answer.js';
import { NOTICE_TABLES } from './projection.js';
import { FindNoticeScopesHandler } from './scopes.js';

export * from './scopes.js';

/** One notice; null when it is not visible at that point. */
export class GetNotice extends Query<NoticeAnswer | null> {
  constructor(
    readonly id: string,
    readonly at: At,
  ) {
    super();
  }
}

/** Notices in the order in which they were recorded. */
export class ListNotices extends Query<Page<NoticeAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

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

  async execute(page: ListNotices): Promise<Page<NoticeAnswer>> {
    return NOTICE_TABLES.list(this.model, page, noticeAnswer);
  }
}

export const NOTICE_QUERIES = [GetNoticeHandler, ListNoticesHandler, FindNoticeScopesHandler];
