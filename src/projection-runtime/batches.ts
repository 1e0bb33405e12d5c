import { setImmediate } from 'node:timers/promises';

/** After a turn of the event loop that brought so many, the next page of a long log may well come in another. */
const MANY = 16;

/**
 * Gathers what is there at once, up to `most` items, so that many items cost one commit and a lone one waits for
 * nobody. Reads one item ahead. Ends without an error once `signal` aborts, and ends the subscription with itself.
 * @param subscribe begins to deliver; stops when its signal aborts
 */
export async function* inBatches<Item>(
  subscribe: (signal: AbortSignal) => AsyncIterable<Item>,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<Item[]> {
  const own = new AbortController();
  const items = subscribe(AbortSignal.any([signal, own.signal]))[Symbol.asyncIterator]();
  let ahead = items.next();
  try {
    for (;;) {
      const batch: Item[] = [];
      let next: IteratorResult<Item> | undefined = await ahead;
      let turn = { begins: 0, over: setImmediate(undefined) };
      while (next && !next.done) {
        batch.push(next.value);
        ahead = items.next();
        if (batch.length >= most) break;
        // An error comes after what came before it.
        const upcoming = ahead.catch(() => undefined);
        next = await Promise.race([upcoming, turn.over]);
        if (next || batch.length - turn.begins < MANY) continue;
        turn = { begins: batch.length, over: setImmediate(undefined) };
        next = await Promise.race([upcoming, turn.over]);
      }
      if (batch.length === 0) return;
      yield batch;
    }
  } finally {
    own.abort();
    await ahead.catch(() => undefined);
  }
}
