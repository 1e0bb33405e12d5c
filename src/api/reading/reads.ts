import { Injectable, type StreamableFile } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LedgerConfig } from '../../platform/config/ledger-config.js';
import type { At, Page, PageKey } from '../../projection-runtime/at.js';
import { notFound, type ProblemError } from '../problems/problem.js';
import { pathOf } from '../problems/send-problem.js';
import { AS_OF_PARAMETERS, type AsOf, AsOfResolver, type AsOfValues, pointOf } from './as-of.js';
import { namesTag } from '../http/entity-tags.js';
import { decodeCursor, encodeCursor, keyByCreation, listName, nextLink } from './cursors.js';
import { type FeedPart, LINE_FORMATS, sendLines, wantsLines } from './feed-lines.js';
import { sendAs } from './forms.js';
import { NodeState } from './node-state.js';
import { number, opaque } from './parameters.js';
import { type Parameters, parseQuery, type Values } from './parse-query.js';

/** How many items a page has when nothing is said. */
export const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

const LIMIT_PARAMETER = {
  limit: number(1, MAX_LIMIT, `How many at most; ${DEFAULT_LIMIT} when absent`),
};
/** The parameters of what is read page by page. */
export const PAGE_PARAMETERS = {
  ...LIMIT_PARAMETER,
  cursor: opaque('`next` of the page before, with the same filters and order'),
};
/** The parameters that every list of data takes. */
export const LIST_PARAMETERS = { ...AS_OF_PARAMETERS, ...PAGE_PARAMETERS };
/** The parameters of the feed of events. */
export const FEED_PARAMETERS = {
  ...AS_OF_PARAMETERS,
  ...LIMIT_PARAMETER,
  after: number(0, Number.MAX_SAFE_INTEGER, 'The last sequence that is known already; 0 when absent'),
  ...LINE_FORMATS,
};

/** A request for data and where its answer's headers go. */
export interface Reading {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What all reads of data share: the point they are as of, paging, and the headers of their answers. */
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

  /** One page of a list in the order of creation. `filters` are its own parameters. */
  async list<Item, Of extends Parameters>(
    reading: Reading,
    filters: Of,
    query: (filter: Values<Of>, at: At, limit: number, after: number | null) => Query<Page<Item>>,
  ): Promise<{ items: readonly Item[]; next: string | null; asOf: AsOf }> {
    return this.ordered(reading, filters, (filter, at, limit, after) =>
      query(filter, at, limit, keyByCreation(after)),
    );
  }

  /** One page of a list in an order that `filters`, which are its own parameters, has among them. */
  async ordered<Item, Of extends Parameters>(
    { request, reply }: Reading,
    filters: Of,
    query: (filter: Values<Of>, at: At, limit: number, after: PageKey | null) => Query<Page<Item, PageKey>>,
  ): Promise<{ items: readonly Item[]; next: string | null; asOf: AsOf }> {
    const values = parseQuery({ ...filters, ...LIST_PARAMETERS }, queryOf(request));
    this.node.assertReadable();
    // The names of `filters` and of the parameters of lists have nothing in common.
    const filter = pick(values, Object.keys(filters)) as Values<Of>;
    // One list in several forms is one list.
    const list = listName(pathOf(request.url), { ...filter, format: undefined });
    const begun = values.cursor === null ? null : decodeCursor(values.cursor, list, values);
    const asOf = await (begun ? this.asOf.at(begun.sequence, begun.statedAt) : this.asOf.resolve(values));
    const limit = values.limit ?? DEFAULT_LIMIT;
    const page = await this.queries.execute(query(filter, pointOf(asOf), limit, begun?.after ?? null));
    const next =
      page.next === null
        ? null
        : encodeCursor({ list, asOf: begun ? begun.asOf : values.asOf, ...pointOf(asOf), after: page.next });
    void reply.header('cache-control', 'no-cache');
    if (next !== null) void reply.header('link', nextLink(request.url, next));
    return { items: page.items, next, asOf };
  }

  /** One page of what belongs to a resource. @throws ProblemError `not-found` when the resource has no entry there */
  async listOf<Item>(
    reading: Reading,
    resource: (at: At) => Query<object | null>,
    query: (at: At, limit: number, after: number | null) => Query<Page<Item>>,
  ): Promise<{ items: readonly Item[]; next: string | null; asOf: AsOf }> {
    const page = await this.list(reading, {}, (_filter, at, limit, after) => query(at, limit, after));
    if (page.items.length > 0) return page;
    if ((await this.queries.execute(resource(pointOf(page.asOf)))) === null) throw nothingThere();
    return page;
  }

  /** An answer that is computed, of no resource: what its own parameters ask for, as of a point. */
  async answer<Of extends Parameters, Answer extends object | null>(
    { request, reply }: Reading,
    parameters: Of,
    query: (values: Values<Of>, at: At) => Query<Answer>,
  ): Promise<{ found: Answer; asOf: AsOf }> {
    const values = parseQuery({ ...parameters, ...AS_OF_PARAMETERS }, queryOf(request));
    this.node.assertReadable();
    const asOf = await this.asOf.resolve(values);
    // The names of `parameters` and of those of the point have nothing in common.
    const own = pick(values, Object.keys(parameters)) as Values<Of>;
    const found = await this.queries.execute(query(own, pointOf(asOf)));
    void reply.header('cache-control', 'no-cache');
    return { found, asOf };
  }

  /**
   * Part of a feed: what came after a sequence, and how far was looked, which is past what `filters` leave out. Or all of
   * it in lines, for who asks for them.
   */
  async feed<Item, Of extends Parameters>(
    { request, reply }: Reading,
    filters: Of,
    query: (filter: Values<Of>, after: number, limit: number, at: At) => Query<FeedPart<Item>>,
  ): Promise<(FeedPart<Item> & { asOf: AsOf }) | StreamableFile> {
    const values = parseQuery({ ...filters, ...FEED_PARAMETERS }, queryOf(request));
    this.node.assertReadable();
    // The names of `filters` and of the parameters of feeds have nothing in common.
    const filter = pick(values, Object.keys(filters)) as Values<Of>;
    const asOf = await this.asOf.resolve(values);
    const read = (after: number, limit: number) =>
      this.queries.execute(query(filter, after, limit, pointOf(asOf)));
    const { limit, after } = { ...values, after: values.after ?? 0 };
    void reply.header('cache-control', 'no-cache');
    if (wantsLines(request)) return sendLines(reply, read, { after, upTo: asOf.sequence, limit }, asOf);
    const { items, upTo } = await read(after, limit ?? DEFAULT_LIMIT);
    return sendAs(reply, null, { items, upTo, asOf });
  }

  /** Part of a resource, which changes with it. @throws ProblemError `not-found` when it is not there at the point */
  async part<Item extends object>(
    reading: Pick<Reading, 'request'>,
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
  ): Promise<Answer> {
    const { found } = await this.answer(reading, parameters, query);
    if (found === null) throw nothingThere();
    return found;
  }

  private async one<Item extends object>(
    { request }: Pick<Reading, 'request'>,
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

function nothingThere(): ProblemError {
  return notFound('there is no such thing at the point that is read as of');
}

function queryOf({ query }: FastifyRequest): Readonly<Record<string, unknown>> {
  return query as Readonly<Record<string, unknown>>;
}

function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
