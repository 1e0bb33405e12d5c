import { Injectable, type StreamableFile } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import type { At, Page, PageKey } from '../../projection-runtime/at.js';
import { Exports } from '../exports/exports.js';
import { formAsked } from '../exports/form.js';
import type { List, Table } from '../exports/table.js';
import { onePage, type ReadPart, walkOf, wholeList } from '../exports/walk.js';
import { nothingThere } from '../problems/problem.js';
import { pathOf } from '../problems/send-problem.js';
import { type AsOf, AsOfResolver, pointOf } from './as-of.js';
import { decodeCursor, encodeCursor, keyByCreation, listName, nextLink, nextPartLink } from './cursors.js';
import { DEFAULT_LIMIT, feedParameters, listParameters } from './list-parameters.js';
import { NodeState } from './node-state.js';
import { type Parameters, parseQuery, pick, type Values } from './parse-query.js';
import { queryOf, type Reading } from './reading.js';

/** One page of a list as JSON. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** The `cursor` of the next page; null on the last. */
  readonly next: string | null;
  readonly asOf: AsOf;
}

/** Items after a sequence, and how far was looked. */
interface FeedPart<Item> {
  readonly items: readonly Item[];
  readonly upTo: number;
}

/** What all lists of data share: the point they are as of, paging, the forms they come in, and their headers. */
@Injectable()
export class Lists {
  constructor(
    private readonly node: NodeState,
    private readonly asOf: AsOfResolver,
    private readonly queries: QueryBus,
    private readonly exports: Exports,
  ) {}

  /** A list in the order of creation, a page of it or all of it. */
  async list<Item, Of extends Parameters>(
    reading: Reading,
    list: List<Of, Item>,
    query: (filter: Values<Of>, at: At, limit: number, after: number | null) => Query<Page<Item>>,
  ): Promise<ListPage<Item> | StreamableFile> {
    return this.listed(reading, list, (filter, at, limit, after) =>
      query(filter, at, limit, keyByCreation(after)),
    );
  }

  /** A list in an order that its own parameters have among them. */
  async ordered<Item, Of extends Parameters>(
    reading: Reading,
    list: List<Of, Item>,
    query: (filter: Values<Of>, at: At, limit: number, after: PageKey | null) => Query<Page<Item, PageKey>>,
  ): Promise<ListPage<Item> | StreamableFile> {
    return this.listed(reading, list, query);
  }

  /** A list of what belongs to a resource. @throws ProblemError `not-found` when the resource has no entry there */
  async listOf<Item>(
    reading: Reading,
    table: Table<Item>,
    resource: (at: At) => Query<object | null>,
    query: (at: At, limit: number, after: number | null) => Query<Page<Item>>,
  ): Promise<ListPage<Item> | StreamableFile> {
    return this.listed(
      reading,
      { filters: {}, table },
      (_filter, at, limit, after) => query(at, limit, keyByCreation(after)),
      async (at) => {
        if ((await this.queries.execute(resource(at))) === null) throw nothingThere();
      },
    );
  }

  /**
   * Part of a feed: what came after a sequence, and how far was looked, which is past what `filters` leave out. In another
   * form than JSON, all that came after it.
   */
  async feed<Item, Of extends Parameters>(
    reading: Reading,
    list: List<Of, Item>,
    query: (filter: Values<Of>, after: number, limit: number, at: At) => Query<FeedPart<Item>>,
  ): Promise<(FeedPart<Item> & { asOf: AsOf }) | StreamableFile> {
    const { request, reply } = reading;
    const values = parseQuery(feedParameters(list), queryOf(request));
    const asked = formAsked(reading, values, list.table);
    this.node.assertReadable();
    const filter = pick(values, list.filters);
    const asOf = await this.asOf.resolve(values);
    const { limit, after } = { ...values, after: values.after ?? 0 };
    const read = (from: number, most: number) =>
      this.queries.execute(query(filter, from, most, pointOf(asOf)));
    void reply.header('cache-control', 'no-cache');
    if (asked.form === 'json') return { ...(await read(after, limit ?? DEFAULT_LIMIT)), asOf };
    const part = this.partsAt(asOf, async (from: number | null, most) => {
      const { items, upTo } = await read(from ?? 0, most);
      return { items, next: upTo < asOf.sequence ? upTo : null };
    });
    if (limit === null)
      return this.exports.send(reading, asked, list.table, asOf, await wholeList(part, after));
    const { items, next } = await onePage(part, after, limit);
    if (next !== null) void reply.header('link', nextPartLink(request.url, next, asOf.sequence));
    return this.exports.send(
      reading,
      asked,
      list.table,
      asOf,
      walkOf(items),
      next === null ? null : String(next),
    );
  }

  /** @param ifEmpty looks whether there may be such a list where nothing is in it */
  private async listed<Item, Of extends Parameters>(
    reading: Reading,
    list: List<Of, Item>,
    query: (filter: Values<Of>, at: At, limit: number, after: PageKey | null) => Query<Page<Item, PageKey>>,
    ifEmpty: (at: At) => Promise<void> = async () => {},
  ): Promise<ListPage<Item> | StreamableFile> {
    const { request, reply } = reading;
    const values = parseQuery(listParameters(list), queryOf(request));
    const asked = formAsked(reading, values, list.table);
    this.node.assertReadable();
    const filter = pick(values, list.filters);
    // One list in several forms is one list.
    const name = listName(pathOf(request.url), filter);
    const begun = values.cursor === null ? null : decodeCursor(values.cursor, name, values);
    const asOf = await (begun ? this.asOf.at(begun.sequence, begun.statedAt) : this.asOf.resolve(values));
    const [at, after] = [pointOf(asOf), begun?.after ?? null];
    const part = this.partsAt(asOf, async (from: PageKey | null, most) => {
      const page = await this.queries.execute(query(filter, at, most, from));
      if (page.items.length === 0) await ifEmpty(at);
      return page;
    });
    void reply.header('cache-control', 'no-cache');
    if (asked.form !== 'json' && values.limit === null)
      return this.exports.send(reading, asked, list.table, asOf, await wholeList(part, after));
    const { items, next: key } = await onePage(part, after, values.limit ?? DEFAULT_LIMIT);
    const point = { list: name, asOf: begun ? begun.asOf : values.asOf, ...at };
    const next = key === null ? null : encodeCursor({ ...point, after: key });
    if (next !== null) void reply.header('link', nextLink(request.url, next));
    if (asked.form === 'json') return { items, next, asOf };
    return this.exports.send(reading, asked, list.table, asOf, walkOf(items), next);
  }

  /**
   * Reads parts, each at the point that the first was read at.
   * @throws ProblemError `not-ready` or `behind` where the read models were begun anew meanwhile: what is not there yet
   * would look like an end
   */
  private partsAt<Item, Key>(asOf: AsOf, read: ReadPart<Item, Key>): ReadPart<Item, Key> {
    return async (after, limit) => {
      this.node.assertReadable();
      await this.node.reach(asOf.sequence);
      return read(after, limit);
    };
  }
}
