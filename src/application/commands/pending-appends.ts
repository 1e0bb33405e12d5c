import { Injectable } from '@nestjs/common';

interface PendingAppend {
  readonly settled: Promise<unknown>;
  readonly ahead: object;
}

/**
 * Appends of this node that the log has not answered yet, by stream. Whoever is about to decide on a stream waits for
 * them, so that of two commands that come close together the second sees the first, instead of meeting it in a conflict.
 */
@Injectable()
export class PendingAppends {
  private readonly byStream = new Map<string, PendingAppend>();

  /** Settles, never with an error, once what is under way to a stream is answered; undefined when nothing is. */
  of(stream: string): Promise<unknown> | undefined {
    return this.byStream.get(stream)?.settled;
  }

  /** The stream as it is once what is under way to it is in the log; undefined when nothing is. */
  aheadOf(stream: string): object | undefined {
    return this.byStream.get(stream)?.ahead;
  }

  /**
   * Passes on an append's answer, and keeps others waiting until then.
   * @param ahead the stream with what is appended
   */
  async during<Result>(stream: string, append: Promise<Result>, ahead: object): Promise<Result> {
    const own: PendingAppend = { settled: append.catch(() => undefined), ahead };
    this.byStream.set(stream, own);
    try {
      return await append;
    } finally {
      if (this.byStream.get(stream) === own) this.byStream.delete(stream);
    }
  }
}
