import type { Page, PageKey } from './at.js';
import { pageOf } from './page.js';
import type { ReadModel } from './read-model.js';

/** What a list is ordered by. Its members are SQL of ours. */
export interface Ordering {
  /** The value that comes first; null for the order of creation alone. */
  readonly value: string | null;
  /** The sequence that made the item: no two have the same, so every order is total. */
  readonly key: string;
  readonly descending: boolean;
}

/** Which rows. The texts are SQL of ours; what varies are named parameters. */
export interface Rows {
  readonly columns: string;
  readonly from: string;
  /** One or more conditions. */
  readonly where: string;
  readonly parameters: object;
}

interface PlacedRow {
  readonly placeValue: string | number | null;
  readonly placeKey: number;
}

/** Which page. `after` is the `next` of the page before. */
export interface PageAsked {
  readonly limit: number;
  readonly after: PageKey | null;
}

/**
 * One page in an order, found by the keys of its index: neither what was left behind nor what comes later is counted
 * through. What has no value comes last, whichever the direction, in the order of creation: it is asked for by itself,
 * as SQL's comparisons would lose it.
 */
export function orderedPage<Row, Item>(
  model: ReadModel,
  rows: Rows,
  ordering: Ordering,
  { limit, after }: PageAsked,
  toItem: (row: Row) => Item,
): Page<Item, PageKey> {
  const wanted = limit + 1;
  const found: (Row & PlacedRow)[] = [];
  for (const { condition, parameters, by } of parts(ordering, after)) {
    if (found.length === wanted) break;
    found.push(
      ...model.all<Row & PlacedRow>(
        `SELECT ${rows.columns}, ${ordering.value ?? 'NULL'} AS placeValue, ${ordering.key} AS placeKey
         FROM ${rows.from} WHERE ${rows.where}${condition} ORDER BY ${by} LIMIT @wanted`,
        { ...rows.parameters, ...parameters, wanted: wanted - found.length },
      ),
    );
  }
  const isByCreation = ordering.value === null;
  return pageOf(
    found,
    limit,
    ({ placeValue, placeKey }): PageKey => (isByCreation ? placeKey : [placeValue, placeKey]),
    toItem,
  );
}

interface Part {
  readonly condition: string;
  readonly parameters: object;
  readonly by: string;
}

/** What is left of a list after a place: of what has a value, then of what has none. */
function parts({ value, key, descending }: Ordering, after: PageKey | null): Part[] {
  const [comparison, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const [placeValue, placeKey] = typeof after === 'object' && after !== null ? after : [null, after];
  const byKey = `${key} ${direction}`;
  const afterKey = { condition: ` AND ${key} ${comparison} @placeKey`, parameters: { placeKey } };
  const whole = { condition: '', parameters: {} };
  if (value === null) return [{ ...(after === null ? whole : afterKey), by: byKey }];
  const without = (rest: Omit<Part, 'by'>) => ({
    condition: ` AND ${value} IS NULL${rest.condition}`,
    parameters: rest.parameters,
    by: byKey,
  });
  if (after !== null && placeValue === null) return [without(afterKey)];
  const by = `${value} ${direction}, ${byKey}`;
  const withValue =
    after === null
      ? { condition: ` AND ${value} IS NOT NULL`, parameters: {}, by }
      : {
          condition: ` AND (${value}, ${key}) ${comparison} (@placeValue, @placeKey)`,
          parameters: { placeValue, placeKey },
          by,
        };
  return [withValue, without(whole)];
}
