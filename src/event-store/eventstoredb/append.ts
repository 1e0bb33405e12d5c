import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  MaxAppendSizeExceededError,
  NO_STREAM,
  WrongExpectedVersionError,
  jsonEvent,
  type AppendToStreamOptions,
  type EventData,
} from '@eventstore/db-client';
import { within } from '../../retries/within.js';
import {
  AppendTooLargeError,
  RevisionConflictError,
  type EncodedEvent,
  type ExpectedRevision,
  type JsonObject,
} from '../port/index.js';
import type { Connection } from './connection.js';
import { insist } from './insist.js';
import { SilenceError } from './intake.js';
import { eventsOf } from './stream-reading.js';
import { StreamSearch } from './stream-search.js';

/** The client's own deadline fires first; this one is for when it does not get as far as to set one. */
const GRACE = 1_000;
/** What an append reads is read to the end: an append that has begun is answered before the log closes. */
const UNENDING = new AbortController().signal;

/**
 * One append, until it is answered. Every try has the same events and the same expectation, so that the server
 * recognises one that landed unanswered.
 */
export class Append {
  private readonly ids: readonly string[];
  private readonly events: EventData[];

  constructor(
    private readonly connection: Connection,
    private readonly stream: string,
    private readonly encoded: readonly EncodedEvent[],
    private readonly expected: ExpectedRevision,
  ) {
    this.ids = encoded.map(({ id }) => id);
    this.events = encoded.map(toEventData);
  }

  /**
   * @returns the revision of the last event
   * @throws RevisionConflictError, AppendTooLargeError, LogUnavailableError
   */
  async run(): Promise<bigint> {
    const { connection, stream, ids, expected } = this;
    if (expected === 'any' || expected === 'stream_exists') {
      const search = new StreamSearch(connection, stream, ids, UNENDING);
      return insist(connection, () => this.placeAtEnd(search));
    }
    return insist(connection, () => this.placeAfter(expected === 'no_stream' ? -1n : expected));
  }

  /** @param revision -1 for none */
  private async placeAfter(revision: bigint): Promise<bigint> {
    try {
      return await this.send(revision);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      // The server may not recognise what it took just before its leader changed. What stands there decides.
      if (await this.standsAfter(revision)) return revision + BigInt(this.ids.length);
      throw this.conflict(typeof error.actualVersion === 'bigint' ? error.actualVersion : null);
    }
  }

  /**
   * The server recognises events that were to go anywhere only from its memory. So the stream is searched for them,
   * which costs as much as reading it, and then they are to go where the search ended.
   */
  private async placeAtEnd(search: StreamSearch): Promise<bigint> {
    for (;;) {
      await search.goOn();
      const { found, head } = search;
      if (found !== undefined) {
        if (await this.standsAfter(found - 1n)) return found + BigInt(this.ids.length) - 1n;
        throw this.conflict(head);
      }
      if (head < 0n && this.expected === 'stream_exists') throw this.conflict(null);
      try {
        return await this.placeAfter(head);
      } catch (error) {
        // Somebody else's append came first, so that all together get on.
        if (!(error instanceof RevisionConflictError)) throw error;
      }
    }
  }

  private async standsAfter(revision: bigint): Promise<boolean> {
    let next = 0;
    const options = { from: revision + 1n, limit: this.ids.length };
    for await (const { id } of eventsOf(this.connection, this.stream, options, UNENDING)) {
      if (id !== this.ids[next]) return false;
      next += 1;
    }
    return next === this.ids.length;
  }

  private async send(revision: bigint): Promise<bigint> {
    const { client, call, names, timings } = this.connection;
    // An error of another call closes the client's channel in the very turn in which it arrives. An append that began
    // in that turn would be made on the closed channel, and its error would be nobody's and end the process.
    await nextTurn();
    const expectedRevision = revision < 0n ? NO_STREAM : revision;
    const options: AppendToStreamOptions = { ...call, expectedRevision, deadline: timings.answer };
    try {
      const sent = client.appendToStream(names.onServer(this.stream), this.events, options);
      const patience = timings.answer + GRACE;
      const { nextExpectedRevision } = await within(patience, sent, () => {
        throw new SilenceError(patience);
      });
      return nextExpectedRevision;
    } catch (error) {
      throw error instanceof MaxAppendSizeExceededError ? this.tooLarge(error) : error;
    }
  }

  private conflict(actual: bigint | null): RevisionConflictError {
    return new RevisionConflictError(this.stream, this.expected, actual);
  }

  private tooLarge({ maxAppendSize }: MaxAppendSizeExceededError): AppendTooLargeError {
    const bytes = this.encoded.map(
      ({ data, metadata }) => Buffer.byteLength(data) + Buffer.byteLength(metadata),
    );
    return new AppendTooLargeError(
      bytes.reduce((sum, size) => sum + size, 0),
      maxAppendSize,
    );
  }
}

/** The client makes texts of values by itself, later and at every try: it gets values that nobody else holds. */
function toEventData({ id, type, data, metadata }: EncodedEvent): EventData {
  return jsonEvent({
    id,
    type,
    data: JSON.parse(data) as JsonObject,
    metadata: JSON.parse(metadata) as JsonObject,
  });
}
