import { PassThrough } from 'node:stream';
import type { ReadableSubscription, StreamingRead } from '@eventstore/db-client';

type ClientStream<Item> = StreamingRead<Item> | ReadableSubscription<Item>;

export interface IntakeOptions {
  /** Ends the intake at once, also while the server says nothing. */
  readonly signal: AbortSignal;
  /** The longest wait for the next item, in milliseconds, time that the consumer takes included. */
  readonly silence?: number;
}

/** The log said nothing for too long. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
  constructor(milliseconds: number) {
    super(`it said nothing for ${milliseconds} ms`);
  }
}

/** Somebody wants no more of it. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/**
 * What one of the client's streams gives, for one consumer, that is let go of however it ends. Whoever just leaves a
 * stream of the client leaves the call open and the server sending.
 */
export class Intake<Item> implements AsyncIterable<Item> {
  /** Holds as little as can be: the client's streams hold enough. */
  private readonly taken = new PassThrough({ objectMode: true, highWaterMark: 1 });
  private stream: ClientStream<Item> | undefined;

  constructor(
    private readonly open: () => ClientStream<Item>,
    private readonly options: IntakeOptions,
  ) {}

  /** How many items are there to be taken. */
  get waiting(): number {
    const { readableLength, writableLength } = this.taken;
    return readableLength + writableLength + (this.stream?.readableLength ?? 0);
  }

  /** @throws InterruptedError, SilenceError, and what the client throws */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    const { signal, silence } = this.options;
    if (signal.aborted) throw new InterruptedError();
    this.stream = this.open();
    // It may find an error when nobody reads any more; without a listener that would end the process.
    this.stream.on('error', (error: Error) => this.taken.destroy(error));
    this.stream.pipe(this.taken);
    const interrupt = () => this.stop(new InterruptedError());
    const watch = silence && setTimeout(() => this.stop(new SilenceError(silence)), silence);
    signal.addEventListener('abort', interrupt);
    try {
      for await (const item of this.taken as AsyncIterable<Item>) {
        if (watch) watch.refresh();
        yield item;
      }
    } finally {
      clearTimeout(watch);
      signal.removeEventListener('abort', interrupt);
      this.letGo();
    }
  }

  private stop(error: Error): void {
    this.taken.destroy(error);
    this.letGo();
  }

  private letGo(): void {
    const stream = this.stream;
    if (!stream) return;
    this.stream = undefined;
    stream.unpipe(this.taken);
    // Not awaited: while the server is out of reach there is no call to cancel.
    const cancelled = 'cancel' in stream ? stream.cancel() : stream.unsubscribe();
    cancelled.catch(() => undefined);
    // The client keeps a call in its books until somebody has read to its end.
    stream.resume();
  }
}
