import { EmbeddedEventStore } from '../../src/event-store/embedded/embedded-event-store.js';
import type { EventStore } from '../../src/event-store/port/index.js';
import type { Progress } from '../progress.js';
import type { Copied, Copies } from './copies.js';

/** Recorded times begin here and go on by so much with each event, so that a time finds a place in the log. */
const BEGINNING = Date.parse('2025-10-28T00:00:00Z');
const STEP_MS = 5_000;
/** Events whose appends are waited for together. */
const AT_ONCE = 5_000;

/**
 * Writes a log of copies, of at least so many events, whole copies only. It goes past the commands, which
 * have nothing to do with what is measured here.
 * @returns how many copies there are
 */
export async function writeBigLog(
  directory: string,
  copies: Copies,
  events: number,
  progress: Progress,
): Promise<number> {
  let now = BEGINNING;
  const store = new EmbeddedEventStore({ directory, clock: () => (now += STEP_MS) });
  await store.open();
  try {
    await append(store, copies.before());
    const number = Math.ceil(events / copies.length);
    let waiting: Copied[] = [];
    for (let copy = 0; copy < number; copy += 1) {
      waiting.push(...copies.of(copy));
      if (waiting.length < AT_ONCE && copy < number - 1) continue;
      await append(store, waiting);
      waiting = [];
      progress.reached((copy + 1) / number);
    }
    return number;
  } finally {
    await store.close();
  }
}

/** In their order: the log takes what comes in one tick in the order in which it came. */
async function append(store: EventStore, copied: readonly Copied[]): Promise<void> {
  await Promise.all(
    copied.map(({ stream, revision, event }) =>
      store.append(stream, [event], revision === 0n ? 'no_stream' : revision - 1n),
    ),
  );
}
