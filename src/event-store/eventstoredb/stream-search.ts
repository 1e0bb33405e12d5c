import type { Connection } from './connection.js';
import { eventsOf } from './stream-reading.js';

/** Looks a stream through, from its beginning, for the first event that has one of some ids. */
export class StreamSearch {
  /** The last revision looked at; -1 before the first. */
  head = -1n;
  /** Where one of the ids was first seen. */
  found: bigint | undefined;
  private readonly ids: ReadonlySet<string>;

  constructor(
    private readonly connection: Connection,
    private readonly stream: string,
    ids: readonly string[],
    private readonly signal: AbortSignal,
  ) {
    this.ids = new Set(ids);
  }

  /** Looks through what the stream has got since the last time. */
  async goOn(): Promise<void> {
    const { connection, stream, signal } = this;
    const news = eventsOf(connection, stream, { from: this.head + 1n }, signal);
    for await (const { id, revision } of news) {
      this.head = revision;
      if (this.ids.has(id)) this.found ??= revision;
    }
  }
}
