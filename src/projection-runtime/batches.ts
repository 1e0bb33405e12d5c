import { setImmediate } from 'node:timers/promises';

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
      let next = await ahead;
      const turnOver = setImmediate();
      while (!next.done) {
        batch.push(next.value);
        ahead = items.next();
        if (batch.length >= most) break;
        // An error comes after what came before it.
        const more = await Promise.race([ahead.catch(() => undefined), turnOver]);
        if (!more) break;
        next = more;
      }
      if (batch.length === 0) return;
      yield batch;
    }
  } finally {
    own.abort();
    await ahead.catch(() => undefined);
  }
}
