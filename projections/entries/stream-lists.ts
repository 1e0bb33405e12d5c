import type { Category } from '../../src/domain/catalogue/categories.js';
import type { LedgerEvent } from '../../src/domain/catalogue/event-types.js';
import type { At, Page, PageKey } from '../../src/projection-runtime/at.js';
import { type Box, boxParameters } from '../../src/projection-runtime/box.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { type Ordering, orderedPage } from '../../src/projection-runtime/ordered.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { ResourceRow, StreamTables, VisibleStream } from '../../src/projection-runtime/stream-tables.js';
import { matchOf } from '../../src/projection-runtime/words.js';
import { entryConditions, type EntryFilter, entryMembers, entryParameters } from './conditions.js';

/**
 * Which resources, by what the last entry visible at the point left, and in which order. `q` is words that are all in
 * their texts.
 */
export type StreamFilter<Facet extends string> = Filter<Facet | 'q'> &
  EntryFilter & { readonly bbox?: Box | null; readonly order?: string | null };

/** Orders that every list has; others are facets. */
export const STREAM_ORDERS = ['created', 'revisedAt'] as const;

/** Conditions of one kind of resource alone, each after an AND, on `l` and `r`. */
export interface More {
  readonly conditions: string;
  readonly parameters: object;
}

interface StreamList<Facet extends string> {
  readonly filter: StreamFilter<Facet>;
  readonly at: At;
  readonly limit: number;
  readonly after: PageKey | null;
}

/**
 * One page of the resources of a category whose streams are short.
 * @param orders the facets that stand behind the names of orders
 */
export function listStreams<Event extends LedgerEvent, Facet extends string, Item>(
  model: ReadModel,
  {
    tables,
    category,
    orders = {},
  }: {
    readonly tables: StreamTables<Event, Facet>;
    readonly category: Category;
    readonly orders?: Readonly<Record<string, Facet>>;
  },
  { filter, at, limit, after }: StreamList<Facet>,
  toItem: (stream: VisibleStream<Event>) => Item,
  more: More = { conditions: '', parameters: {} },
): Page<Item, PageKey> {
  const conditions =
    conditionsOf<string>(
      { ...filter, ...entryMembers(filter) },
      {
        ...tables.facetConditions,
        ...entryConditions('l.created', 'l.sequence'),
        q: tables.wordsCondition,
        bbox: tables.boxCondition,
      },
    ) + more.conditions;
  const order = filter.order ?? 'created';
  const descending = order.startsWith('-');
  const by = descending ? order.slice(1) : order;
  const facet = orders[by];
  const isWhole = conditions === '' && by === 'created';
  const ordering: Ordering = isWhole
    ? { value: null, key: 'r.created', descending }
    : {
        value: facet === undefined ? (by === 'revisedAt' ? 'l.sequence' : null) : tables.facet(facet),
        key: 'l.created',
        descending,
      };
  return orderedPage<ResourceRow, Item>(
    model,
    {
      columns: 'r.created, r.id',
      // Without a filter all that matters is the first entry; with one, the last, which an index of a facet finds.
      from: isWhole ? tables.firstEntries : tables.lastEntries,
      where: `TRUE${conditions}`,
      parameters: {
        ...filter,
        ...pointOf(at),
        ...entryParameters(category.name, filter),
        ...(filter.bbox ? boxParameters(filter.bbox) : {}),
        ...more.parameters,
        match: filter.q == null ? null : matchOf(filter.q),
      },
    },
    ordering,
    { limit, after },
    (row) => toItem(tables.at(model, row, at)),
  );
}
