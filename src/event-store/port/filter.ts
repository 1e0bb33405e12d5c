import type { LogFilter } from './event-store.js';

/** Whether a reader asked for the events of this stream. */
export function passes(stream: string, filter: LogFilter | undefined): boolean {
  return !filter || filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
}
