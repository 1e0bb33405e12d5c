import type { IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import { UnreachableError } from '../endings.js';
import type { LedgerClient, Query } from '../http/ledger-client.js';
import type { Interrupt } from '../terminal/interrupt.js';

/** The ledger says something at least every 15 seconds; a connection that is silent for longer is gone. In milliseconds. */
const SILENCE_MS = 60_000;
/** Before a stream is opened again, when it does not say so itself, in milliseconds. */
const PAUSE_MS = 2_000;

export interface Item {
  readonly sequence: number;
  readonly data: unknown;
}

/** A stream of the ledger that goes on after each drop where it was. */
export class Stream {
  private pauseMs = PAUSE_MS;

  /** @param position the last sequence that is known already */
  constructor(
    private readonly ledger: LedgerClient,
    private readonly interrupt: Interrupt,
    private readonly path: string,
    private readonly query: Query,
    private position: number,
  ) {}

  /** The last sequence that was seen, or looked at by the ledger and left out. */
  get last(): number {
    return this.position;
  }

  /** Every item, once and in order, without an end. @throws RefusedError, UnreachableError for the first connection alone */
  async *items(): AsyncGenerator<Item> {
    for (let connections = 0; ; connections += 1) {
      try {
        yield* this.connection();
      } catch (error) {
        // Whoever follows waits as long as it takes, once there was something to follow.
        if (!(error instanceof UnreachableError) || connections === 0) throw error;
      }
      await this.interrupt.pause(this.pauseMs);
    }
  }

  private async *connection(): AsyncGenerator<Item> {
    const body = await this.ledger.open(this.path, this.query, { 'last-event-id': String(this.position) });
    const arrived: Item[] = [];
    let position = this.position;
    const parser = createParser({
      onId: (id) => (position = Number(id)),
      onEvent: ({ id, data }) => arrived.push({ sequence: Number(id), data: JSON.parse(data) }),
      onRetry: (milliseconds) => (this.pauseMs = milliseconds),
    });
    for await (const part of this.partsOf(body)) {
      parser.feed(part);
      for (const item of arrived.splice(0)) {
        yield item;
        this.position = item.sequence;
      }
      this.position = position;
    }
  }

  /** What comes until the connection ends, however it does. @throws InterruptedError */
  private async *partsOf(body: IncomingMessage): AsyncGenerator<string> {
    const silence = setTimeout(() => body.destroy(), SILENCE_MS);
    const parts = body.setEncoding('utf8').iterator() as AsyncIterableIterator<string>;
    // A dropped connection is an end like any other: the next one goes on.
    const next = () => parts.next().catch(() => null);
    try {
      for (let part = await next(); part && !part.done; part = await next()) {
        silence.refresh();
        yield part.value;
      }
      this.interrupt.throwIfCut();
    } finally {
      clearTimeout(silence);
      body.destroy();
    }
  }
}
