import { Injectable } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import type { Page } from '../../projection-runtime/at.js';
import { pathOf } from '../problems/send-problem.js';
import { decodeCursor, encodeCursor, keyByCreation, listName, nextLink } from './cursors.js';
import { DEFAULT_LIMIT, PAGE_PARAMETERS } from './list-parameters.js';
import { NodeState } from './node-state.js';
import { parseQuery } from './parse-query.js';
import { queryOf, type Reading } from './reading.js';

/** What is no data of the ledger: there is one point to list it at, the present. */
const NOW = { asOf: null, asOfSequence: null, statedAsOf: null };

/** Lists of what operators look after: page by page, never kept by anybody on the way. */
@Injectable()
export class PresentLists {
  constructor(
    private readonly queries: QueryBus,
    private readonly node: NodeState,
  ) {}

  async page<Item>(
    { request, reply }: Reading,
    ask: (limit: number, after: number | null) => Query<Page<Item>>,
  ): Promise<{ items: readonly Item[]; next: string | null }> {
    const { limit, cursor } = parseQuery(PAGE_PARAMETERS, queryOf(request));
    this.node.assertReadable();
    const list = listName(pathOf(request.url), {});
    const begun = cursor === null ? null : keyByCreation(decodeCursor(cursor, list, NOW).after);
    const { items, next } = await this.queries.execute(ask(limit ?? DEFAULT_LIMIT, begun));
    const goOn =
      next === null ? null : encodeCursor({ list, asOf: null, sequence: 0, statedAt: null, after: next });
    void reply.header('cache-control', 'no-store');
    if (goOn !== null) void reply.header('link', nextLink(request.url, goOn));
    return { items, next: goOn };
  }
}
