import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  StreamNotFoundError,
  type RecordedEvent,
} from '@eventstore/db-client';
import { assertReadable, type ReadStreamOptions, type StoredEvent } from '../port/index.js';
import { Intake } from './intake.js';
import type { Connection } from './connection.js';
import { insist } from './insist.js';
import { toStoredEvent } from './recorded-events.js';

/** Events of one stream; none of a stream that is not there. @throws RangeError for bounds that no stream has */
export async function readStream(
  connection: Connection,
  stream: string,
  options: ReadStreamOptions = {},
): Promise<StoredEvent[]> {
  assertReadable(options);
  return insist(connection, async () => {
    const events: StoredEvent[] = [];
    for await (const event of eventsOf(connection, stream, options, connection.closed)) {
      events.push(toStoredEvent(event, stream));
    }
    return events;
  });
}

/** The same as the client gives them and in one try. Whoever takes them must not pause. */
export async function* eventsOf(
  { client, call, names, timings }: Connection,
  stream: string,
  { from, limit, direction = 'forward' }: ReadStreamOptions,
  signal: AbortSignal,
): AsyncGenerator<RecordedEvent> {
  const backward = direction === 'backward';
  const open = () =>
    client.readStream(names.onServer(stream), {
      ...call,
      direction: backward ? BACKWARDS : FORWARDS,
      fromRevision: from ?? (backward ? END : START),
      maxCount: limit,
    });
  try {
    for await (const { event } of new Intake(open, { signal, silence: timings.answer })) {
      if (event) yield event;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
}
