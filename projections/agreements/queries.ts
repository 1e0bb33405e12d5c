import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { AGREEMENT } from '../../src/domain/catalogue/categories.js';
import type { At, Page, PageKey } from '../../src/projection-runtime/at.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { listStreams, STREAM_ORDERS, type StreamFilter } from '../entries/stream-lists.js';
import type { AgreementAnswer, TermAnswer, TermRevisionAnswer } from './answers.js';
import { agreementAnswer } from './build-answer.js';
import { AGREEMENT_TABLES } from './projection.js';
import { termRevisions } from './term-revisions.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

/** One agreement; null where nothing of it is visible at that point. */
export class GetAgreement extends OneResource<AgreementAnswer> {}

/** What orders agreements. */
export const AGREEMENT_ORDERS = [...STREAM_ORDERS, 'signedAt'] as const;

export type AgreementFilter = StreamFilter<'kind' | 'country' | 'admin1'> & Filter<'stage'>;

const LISTED = { tables: AGREEMENT_TABLES, category: AGREEMENT, orders: { signedAt: 'signedAt' } } as const;

const STAGE = { stage: AGREEMENT_TABLES.lastThatSets('stage') };

/** Agreements in the order in which they were recorded, or in another that the filter names. */
export class ListAgreements extends ResourcePage<AgreementAnswer, AgreementFilter> {}

/** One term of an agreement; null where the agreement is not visible or has no such term. */
export class GetAgreementTerm extends Query<TermAnswer | null> {
  constructor(
    readonly id: string,
    readonly termId: string,
    readonly at: At,
  ) {
    super();
  }
}

/** The entries of a term's history that are visible at a point, in order of revision. */
export class ListTermRevisions extends Query<Page<TermRevisionAnswer>> {
  /** @param after the last revision of the page before */
  constructor(
    readonly id: string,
    readonly termId: string,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

@QueryHandler(GetAgreement)
export class GetAgreementHandler implements IQueryHandler<GetAgreement> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetAgreement): Promise<AgreementAnswer | null> {
    return findAgreement(this.model, id, at);
  }
}

@QueryHandler(ListAgreements)
export class ListAgreementsHandler implements IQueryHandler<ListAgreements> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, ...page }: ListAgreements): Promise<Page<AgreementAnswer, PageKey>> {
    const { stage, ...common } = filter;
    const inStage = { conditions: conditionsOf({ stage }, STAGE), parameters: { stage } };
    return listStreams(this.model, LISTED, { ...page, filter: common }, agreementAnswer, inStage);
  }
}

@QueryHandler(GetAgreementTerm)
export class GetAgreementTermHandler implements IQueryHandler<GetAgreementTerm> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, termId, at }: GetAgreementTerm): Promise<TermAnswer | null> {
    const agreement = findAgreement(this.model, id, at);
    return agreement?.terms.find((term) => term.termId === termId) ?? null;
  }
}

@QueryHandler(ListTermRevisions)
export class ListTermRevisionsHandler implements IQueryHandler<ListTermRevisions> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, termId, at, limit, after }: ListTermRevisions): Promise<Page<TermRevisionAnswer>> {
    const stream = AGREEMENT_TABLES.find(this.model, id, at);
    const history = stream ? termRevisions(stream, termId) : [];
    const rest = history.filter(({ revision }) => revision > (after ?? -1));
    return pageOf(
      rest.slice(0, limit + 1),
      limit,
      ({ revision }) => revision,
      (entry) => entry,
    );
  }
}

function findAgreement(model: ReadModel, id: string, at: At): AgreementAnswer | null {
  const stream = AGREEMENT_TABLES.find(model, id, at);
  return stream && agreementAnswer(stream);
}

export const AGREEMENT_QUERIES = [
  GetAgreementHandler,
  ListAgreementsHandler,
  GetAgreementTermHandler,
  ListTermRevisionsHandler,
];
