import type { LogRow } from '../../event-store/in-process/row.js';
import type { Checkpoint, EventStore, ReadStreamOptions, StoredEvent } from '../../event-store/port/index.js';
import type { VerifiedLog } from './verified-log.js';

/** Events that are read in one go. */
const PAGE = 500;

/** A log that nodes share, read as they read it. Opening it has made sure already that it keeps all of its streams. */
export class NodeLog implements VerifiedLog {
  readonly kind = 'eventstoredb';
  readonly events = null;

  /** @param store open */
  constructor(
    private readonly store: EventStore,
    readonly name: string,
  ) {}

  inspect(): void {
    // Its files are the server's own affair.
  }

  async *pages(): AsyncIterable<readonly LogRow[]> {
    let after: Checkpoint | undefined;
    let [position, sequence] = [0, 0];
    for (let atEnd = false; !atEnd;) {
      const page = await this.store.readAll({ limit: PAGE, ...(after ? { after } : {}) });
      const rows = page.events.map((event): LogRow => {
        position += 1;
        sequence = event.sequence ?? sequence;
        const { stream, revision, id, type, recordedAt, data, metadata } = event;
        return {
          position,
          sequence,
          recordedAt: Date.parse(recordedAt),
          stream,
          revision: Number(revision),
          id,
          type,
          data: JSON.stringify(data),
          metadata: JSON.stringify(metadata),
        };
      });
      if (rows.length > 0) yield rows;
      after = page.checkpoint;
      atEnd = page.atEnd;
    }
  }

  readStream(stream: string, options: ReadStreamOptions): Promise<StoredEvent[]> {
    return this.store.readStream(stream, options);
  }

  async close(): Promise<void> {
    await this.store.close();
  }
}
