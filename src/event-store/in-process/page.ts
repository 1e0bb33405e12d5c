import { assertLimit, passes, type LogEvent, type LogFilter, type LogPage } from '../port/index.js';
import { toCheckpoint, type Place } from './place.js';
import { toLogEvent, type LogRow } from './row.js';

/** A page looks at this many events, or at `limit` if that is more, however few of them pass its filter. */
const LOOK_AT = 1_000;
/** A page ends once its events' texts are this long, in UTF-16 units, so that big events do not fill the memory. */
const PAGE_LENGTH = 4 * 1024 * 1024;

export interface PageOptions {
  readonly limit: number;
  readonly filter?: LogFilter;
}

/**
 * How many rows to offer to {@link takePage}.
 * @throws RangeError when the limit lets no page make progress
 */
export function rowsToLookAt({ limit }: PageOptions): number {
  assertLimit(limit);
  return Math.max(limit, LOOK_AT);
}

/**
 * Makes a page of the rows that follow a place.
 * @param rows in the log's order, none left out
 * @param end the position of the log's last event
 */
export function takePage(rows: Iterable<LogRow>, after: Place, end: number, options: PageOptions): LogPage {
  const events: LogEvent[] = [];
  let place = after;
  let length = 0;
  for (const row of rows) {
    place = row;
    if (!passes(row.stream, options.filter)) continue;
    events.push(toLogEvent(row));
    length += row.data.length + row.metadata.length;
    if (events.length >= options.limit || length >= PAGE_LENGTH) break;
  }
  return { events, checkpoint: toCheckpoint(place), atEnd: place.position >= end };
}
