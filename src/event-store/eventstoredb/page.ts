import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import {
  assertLimit,
  passes,
  type LogEvent,
  type LogFilter,
  type LogPage,
  type ReadAllOptions,
} from '../port/index.js';
import type { Connection } from './connection.js';
import { insist } from './insist.js';
import { readFrom } from './log-reading.js';
import { placeAfter, placeAt } from './numbering.js';
import { isAfter, parseCheckpoint, toCheckpoint, type Place } from './place.js';
import { toLogEvent } from './recorded-events.js';
import type { StreamNames } from './stream-names.js';

/** A page looks at this many records, or at `limit` if that is more, whoever they belong to. */
const LOOK_AT = 500;
/** A page ends once its events' texts are this long, in UTF-16 units, so that big events do not fill the memory. */
const PAGE_LENGTH = 4 * 1024 * 1024;

/** One page of the log. @throws InvalidCheckpointError, RangeError for a limit that lets no page make progress */
export async function readPage(connection: Connection, options: ReadAllOptions): Promise<LogPage> {
  const { after, limit, filter } = options;
  assertLimit(limit);
  const start = parseCheckpoint(after);
  return insist(connection, () => readOnce(connection, start, limit, filter));
}

async function readOnce(
  connection: Connection,
  start: Place,
  limit: number,
  filter: LogFilter | undefined,
): Promise<LogPage> {
  const page = new Page(connection.names, start, limit, filter);
  // The first is the record at the place itself; the last tells whether something follows a full page.
  const maxCount = Math.max(limit, LOOK_AT) + 2;
  let read = 0;
  for await (const record of readFrom(connection, start, maxCount, connection.closed)) {
    read += 1;
    if (!page.take(record)) return page.cut();
  }
  return read < maxCount ? page.atEnd() : page.cut();
}

/** A page in the making. */
class Page {
  private readonly events: LogEvent[] = [];
  private length = 0;
  private place: Place;
  private looked: Place;

  constructor(
    private readonly names: StreamNames,
    private readonly start: Place,
    private readonly limit: number,
    private readonly filter: LogFilter | undefined,
  ) {
    this.place = this.looked = start;
  }

  /** @returns false when the page is full and the event has to be the next page's */
  take(event: AllStreamRecordedEvent): boolean {
    if (!isAfter(event.position, this.start.position)) return true;
    const stream = this.names.ofServer(event.streamId);
    if (stream === null) {
      this.looked = placeAt(this.looked, event.position);
      return true;
    }
    if (this.events.length >= this.limit || this.length >= PAGE_LENGTH) return false;
    this.place = this.looked = placeAfter(this.place, stream, event);
    const logEvent = toLogEvent(event, stream, this.place);
    if (passes(stream, this.filter)) this.add(logEvent);
    return true;
  }

  /** There is more, or may be. */
  cut(): LogPage {
    return { events: this.events, checkpoint: toCheckpoint(this.looked), atEnd: false };
  }

  /**
   * Nothing was left. Records of others at the end are not moved past: whoever has seen all of the ledger stands at
   * the same checkpoint, whatever the server writes for itself.
   */
  atEnd(): LogPage {
    return { events: this.events, checkpoint: toCheckpoint(this.place), atEnd: true };
  }

  private add(event: LogEvent): void {
    this.events.push(event);
    this.length += JSON.stringify(event.data).length + JSON.stringify(event.metadata).length;
  }
}
