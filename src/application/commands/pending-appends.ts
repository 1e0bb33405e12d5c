import { Injectable } from '@nestjs/common';
import type { Prerequisite } from '../../event-store/port/index.js';

/** An append of this node that the log has not answered yet. */
interface PendingAppend {
  readonly settled: Promise<unknown>;
  /** The stream with what is appended. */
  readonly ahead: object;
  /** The last event that is appended: whoever decides on this needs that to get in. */
  readonly last: Prerequisite;
}

/**
 * Appends of this node that the log has not answered yet, by stream. Whoever is about to decide on a stream waits for
 * them, or decides on them where the log takes prerequisites: so of two commands that come close together the second
 * sees the first, instead of meeting it in a conflict.
 */
@Injectable()
export class PendingAppends {
  private readonly byStream = new Map<string, PendingAppend>();

  /** Settles, never with an error, once what is under way to a stream is answered; undefined when nothing is. */
  of(stream: string): Promise<unknown> | undefined {
    return this.byStream.get(stream)?.settled;
  }

  /** What is under way to a stream, the last of several; undefined when nothing is. */
  aheadOf(stream: string): Omit<PendingAppend, 'settled'> | undefined {
    return this.byStream.get(stream);
  }

  /**
   * Passes on an append's answer, and has others know of it until then.
   * @param ahead the stream with what is appended
   * @param last the last event of that
   */
  async during<Result>(append: Promise<Result>, ahead: object, last: Prerequisite): Promise<Result> {
    const own: PendingAppend = { settled: append.catch(() => undefined), ahead, last };
    this.byStream.set(last.stream, own);
    try {
      return await append;
    } finally {
      if (this.byStream.get(last.stream) === own) this.byStream.delete(last.stream);
    }
  }
}
