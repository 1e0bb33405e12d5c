import { Injectable } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { LedgerConfig } from '../../platform/config/ledger-config.js';
import type { At } from '../../projection-runtime/at.js';
import { nothingThere } from '../problems/problem.js';
import { AS_OF_PARAMETERS, type AsOf, AsOfResolver, type AsOfValues, pointOf } from './as-of.js';
import { namesTag } from '../http/entity-tags.js';
import { NodeState } from './node-state.js';
import { type Parameters, parseQuery, pick, type Values } from './parse-query.js';
import { queryOf, type Reading } from './reading.js';

/** What reads of one thing share: the point they are as of, and the headers of their answers. */
@Injectable()
export class Reads {
  constructor(
    private readonly node: NodeState,
    private readonly asOf: AsOfResolver,
    private readonly queries: QueryBus,
    private readonly config: LedgerConfig,
  ) {}

  /**
   * One resource, with its head revision as ETag.
   * @param more parameters that it takes besides its point
   * @throws ProblemError `not-found` when it has no entry at the point
   */
  async resource<Item extends { readonly revision: number }>(
    reading: Reading,
    query: (at: At) => Query<Item | null>,
    more: Parameters = {},
  ): Promise<Item & { asOf: AsOf }> {
    const { item, asOf } = await this.one(reading, query, more);
    reading.reply.headers({ 'cache-control': 'no-cache', etag: `"${item.revision}"` });
    return { ...item, asOf };
  }

  /**
   * Something that never changes once it is there: a revision, an event. Nothing, with status 304, for who has it.
   * @param tagOf the part of its ETag between the quotes
   */
  async immutable<Item extends object>(
    reading: Reading,
    query: (at: At) => Query<Item | null>,
    tagOf: (item: Item) => string,
  ): Promise<Item | undefined> {
    const { item } = await this.one(reading, query);
    const scope = this.config.publicReads ? 'public' : 'private';
    const etag = `"${tagOf(item)}"`;
    void reading.reply.headers({ 'cache-control': `${scope}, max-age=31536000, immutable`, etag });
    if (!namesTag(reading.request.headers['if-none-match'], etag)) return item;
    void reading.reply.status(304);
    return undefined;
  }

  /** An answer that is computed, of no resource: what its own parameters ask for, as of a point. */
  async answer<Of extends Parameters, Answer extends object | null>(
    { request, reply }: Reading,
    parameters: Of,
    query: (values: Values<Of>, at: At) => Query<Answer>,
  ): Promise<{ values: Values<Of>; found: Answer; asOf: AsOf }> {
    const values = parseQuery({ ...parameters, ...AS_OF_PARAMETERS }, queryOf(request));
    this.node.assertReadable();
    const asOf = await this.asOf.resolve(values);
    const own = pick(values, parameters);
    const found = await this.queries.execute(query(own, pointOf(asOf)));
    void reply.header('cache-control', 'no-cache');
    return { values: own, found, asOf };
  }

  /** Part of a resource, which changes with it. @throws ProblemError `not-found` when it is not there at the point */
  async part<Item extends object>(
    reading: Reading,
    query: (at: At) => Query<Item | null>,
  ): Promise<Item & { asOf: AsOf }> {
    const { item, asOf } = await this.one(reading, query);
    return { ...item, asOf };
  }

  /** What its own parameters ask for, as of a point. @throws ProblemError `not-found` when there is nothing there */
  async found<Of extends Parameters, Answer extends object>(
    reading: Reading,
    parameters: Of,
    query: (values: Values<Of>, at: At) => Query<Answer | null>,
  ): Promise<{ found: Answer; asOf: AsOf }> {
    const { found, asOf } = await this.answer(reading, parameters, query);
    if (found === null) throw nothingThere();
    return { found, asOf };
  }

  private async one<Item extends object>(
    { request }: Reading,
    query: (at: At) => Query<Item | null>,
    more: Parameters = {},
  ): Promise<{ item: Item; asOf: AsOf }> {
    const values: AsOfValues = parseQuery({ ...more, ...AS_OF_PARAMETERS }, queryOf(request));
    this.node.assertReadable();
    const asOf = await this.asOf.resolve(values);
    const item = await this.queries.execute(query(pointOf(asOf)));
    if (item === null) throw nothingThere();
    return { item, asOf };
  }
}
