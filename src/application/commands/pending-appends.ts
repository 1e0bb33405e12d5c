import { Injectable } from '@nestjs/common';

/**
 * Appends of this node that the log has not answered yet, by stream. Whoever is about to decide on a stream waits for
 * them, so that of two commands that come close together the second sees the first, instead of meeting it in a conflict.
 */
@Injectable()
export class PendingAppends {
  private readonly byStream = new Map<string, Promise<unknown>>();

  /** Settles, never with an error, once what is under way to a stream is answered; undefined when nothing is. */
  of(stream: string): Promise<unknown> | undefined {
    return this.byStream.get(stream);
  }

  /** Passes on an append's answer, and keeps others waiting until then. */
  async during<Result>(stream: string, append: Promise<Result>): Promise<Result> {
    const settled = append.catch(() => undefined);
    this.byStream.set(stream, settled);
    try {
      return await append;
    } finally {
      if (this.byStream.get(stream) === settled) this.byStream.delete(stream);
    }
  }
}
