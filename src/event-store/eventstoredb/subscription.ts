import { streamNameFilter } from '@eventstore/db-client';
import { Backoff } from '../../retries/backoff.js';
import {
  passes,
  type Checkpoint,
  type LogFilter,
  type SubscribeAllOptions,
  type SubscriptionItem,
} from '../port/index.js';
import { isOfLog } from './client-errors.js';
import type { Connection } from './connection.js';
import { followOnce, type Mark } from './following.js';
import { assertInLog } from './log-reading.js';
import { placeAfter, placeAt } from './numbering.js';
import { Outage } from './outage.js';
import { pause } from './pause.js';
import { isAfter, parseCheckpoint, toCheckpoint, type Place } from './place.js';
import { toLogEvent } from './recorded-events.js';
import type { StreamNames } from './stream-names.js';

/**
 * Follows the log over as many connections as it takes: the client does not resume after a drop.
 * @param attach called at the first item asked for
 * @throws LogClosedError when the log is closed under it; InvalidCheckpointError; LogRefusedError
 */
export async function* subscribe(
  attach: () => Connection,
  { after, filter, signal }: SubscribeAllOptions,
): AsyncGenerator<SubscriptionItem> {
  const connection = attach();
  const ending = AbortSignal.any([signal, connection.closed]);
  const reader = new Reader(connection.names, parseCheckpoint(after), filter);
  const backoff = new Backoff(connection.timings);
  const outage = new Outage(connection);
  while (!ending.aborted) {
    try {
      for await (const item of reader.readOn(connection, ending)) {
        backoff.reset();
        outage.over();
        yield item;
        if (ending.aborted) break;
      }
      if (!ending.aborted) outage.note('it ended the connection');
    } catch (error) {
      if (ending.aborted) break;
      if (!isOfLog(error)) throw error;
      outage.note(error.message);
    }
    await pause(backoff.next(), ending);
  }
  if (!signal.aborted) connection.assertOpen();
}

/** Where one subscription is, over all its connections. */
class Reader {
  /** The last checkpoint handed over. */
  private told: Checkpoint;

  constructor(
    private readonly names: StreamNames,
    private place: Place,
    private readonly filter: LogFilter | undefined,
  ) {
    this.told = this.checkpoint;
  }

  get checkpoint(): Checkpoint {
    return toCheckpoint(this.place);
  }

  /** Goes on over one connection, until that ends. */
  async *readOn(connection: Connection, signal: AbortSignal): AsyncGenerator<SubscriptionItem> {
    await assertInLog(connection, this.place, signal);
    // All that counts, whatever is asked for: who does not see it all cannot number it.
    const counted = streamNameFilter({ prefixes: [...this.names.countedPrefixes] });
    for await (const mark of followOnce(connection, this.place, counted, { signal })) {
      const item = this.itemOf(mark);
      if (!item) continue;
      this.told = this.checkpoint;
      yield item;
    }
  }

  private itemOf(mark: Mark): SubscriptionItem | undefined {
    switch (mark.kind) {
      case 'event':
        return this.take(mark.event);
      case 'looked':
        this.place = placeAt(this.place, mark.position);
        return this.checkpoint === this.told
          ? undefined
          : { kind: 'checkpoint', checkpoint: this.checkpoint };
      case 'caughtUp':
        return { kind: 'caughtUp', checkpoint: this.checkpoint };
    }
  }

  private take(event: (Mark & { kind: 'event' })['event']): SubscriptionItem | undefined {
    const stream = this.names.ofServer(event.streamId);
    if (stream === null || !isAfter(event.position, this.place.position)) return undefined;
    this.place = placeAfter(this.place, stream, event);
    const logEvent = toLogEvent(event, stream, this.place);
    return passes(stream, this.filter) ? { kind: 'event', event: logEvent } : undefined;
  }
}
