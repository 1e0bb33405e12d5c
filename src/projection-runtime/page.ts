import type { Page, PageKey } from './at.js';

/**
 * Makes a page of rows of which one more was read than it holds, so that it knows whether there are more.
 * @param key what `next` continues after
 */
export function pageOf<Row, Item, Key extends PageKey = number>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => Key,
  toItem: (row: Row) => Item,
): Page<Item, Key> {
  const taken = rows.slice(0, limit);
  const last = taken.at(-1);
  return { items: taken.map(toItem), next: last !== undefined && rows.length > limit ? key(last) : null };
}
