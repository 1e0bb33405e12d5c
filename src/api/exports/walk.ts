import { setImmediate as nextTurn } from 'node:timers/promises';

/** Some items of a list, and what those after them come after; null at the end. */
export interface Part<Item, Key> {
  readonly items: readonly Item[];
  readonly next: Key | null;
}

/** Reads up to so many items after a key, null for the beginning. */
export type ReadPart<Item, Key> = (after: Key | null, limit: number) => Promise<Part<Item, Key>>;

/** A list as it is gone through. */
export interface Walk<Item> {
  /** How many items there are; null where that is not known before the last is read. */
  readonly rowCount: number | null;
  /** The items, some at a time, each read when it is asked for. */
  readonly parts: AsyncIterable<readonly Item[]> | readonly (readonly Item[])[];
}

/** Items that are read, and held, at once. */
export const ITEMS_AT_ONCE = 100;

/**
 * All of a list, of which the first part is read.
 * @throws what reading that throws; what fails later fails the walk
 */
export async function wholeList<Item, Key>(
  read: ReadPart<Item, Key>,
  after: Key | null,
): Promise<Walk<Item>> {
  const first = await read(after, ITEMS_AT_ONCE);
  return { rowCount: first.next === null ? first.items.length : null, parts: partsFrom(read, first) };
}

async function* partsFrom<Item, Key>(
  read: ReadPart<Item, Key>,
  first: Part<Item, Key>,
): AsyncGenerator<readonly Item[]> {
  let part = first;
  for (;;) {
    if (part.items.length > 0) yield part.items;
    if (part.next === null) return;
    // Whoever reads much must not keep everybody else from running.
    await nextTurn();
    part = await read(part.next, ITEMS_AT_ONCE);
  }
}

/** A page of a list, in however many parts it is found. */
export async function onePage<Item, Key>(
  read: ReadPart<Item, Key>,
  after: Key | null,
  limit: number,
): Promise<Part<Item, Key>> {
  let { items, next } = await read(after, limit);
  while (next !== null && items.length < limit) {
    await nextTurn();
    const more = await read(next, limit - items.length);
    items = [...items, ...more.items];
    next = more.next;
  }
  return { items, next };
}

/** Items that are there already, as a walk. */
export function walkOf<Item>(items: readonly Item[]): Walk<Item> {
  return { rowCount: items.length, parts: [items] };
}
