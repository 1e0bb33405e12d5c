import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import type { CountRevisionAnswer } from './answers.js';
import { COUNT_IN_FORCE } from './tables.js';

/** One entry of a count's history; null when it is not visible at that point. */
export class GetCountRevision extends Query<CountRevisionAnswer | null> {
  constructor(
    readonly family: string,
    readonly id: string,
    readonly revision: number,
    readonly at: At,
  ) {
    super();
  }
}

/** The entries of a count's history that are visible at a point, in order of revision. */
export class ListCountRevisions extends Query<Page<CountRevisionAnswer>> {
  /** @param after the last revision of the page before */
  constructor(
    readonly family: string,
    readonly id: string,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

interface Row {
  readonly revision: number;
  readonly answer: string;
}

const VISIBLE_ENTRIES = `
  SELECT e.revision, e.revision_answer AS answer
  FROM count c JOIN count_entry e ON e.count = c.created
  WHERE c.id = @id AND c.family = @family AND e.sequence <= @sequence AND CASE
    WHEN e.effective_at IS NULL THEN ${entryInForce(COUNT_IN_FORCE, 'c.created')} IS NOT NULL
    ELSE e.effective_at <= @stated
  END`;

@QueryHandler(GetCountRevision)
export class GetCountRevisionHandler implements IQueryHandler<GetCountRevision> {
  constructor(private readonly model: ReadModel) {}

  async execute({ at, ...which }: GetCountRevision): Promise<CountRevisionAnswer | null> {
    const sql = `${VISIBLE_ENTRIES} AND e.revision = @revision`;
    const row = this.model.get<Row>(sql, { ...which, ...pointOf(at) });
    return row ? toAnswer(row) : null;
  }
}

@QueryHandler(ListCountRevisions)
export class ListCountRevisionsHandler implements IQueryHandler<ListCountRevisions> {
  constructor(private readonly model: ReadModel) {}

  async execute(query: ListCountRevisions): Promise<Page<CountRevisionAnswer>> {
    const { family, id, at, limit, after } = query;
    const rows = this.model.all<Row>(
      `${VISIBLE_ENTRIES} AND e.revision > @after ORDER BY e.revision LIMIT @limit`,
      { family, id, ...pointOf(at), after: after ?? -1, limit: limit + 1 },
    );
    return pageOf(rows, limit, ({ revision }) => revision, toAnswer);
  }
}

function toAnswer({ answer }: Row): CountRevisionAnswer {
  return JSON.parse(answer) as CountRevisionAnswer;
}
