/**
 * Options of an `LRUCache` of so many entries. Each is of size 1, and the size is bounded: a cache that is bounded by its
 * number of entries takes the memory of all of them at once.
 */
export function atMost(entries: number) {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
