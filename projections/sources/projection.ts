import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import type { SourceEvent } from '../../src/domain/sources/events.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';

/** Who states, and how their reliability was graded. */
export const sources: Projection = {
  name: 'sources',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const insertSource = db.prepare('INSERT INTO source (created, id) VALUES (?, ?)');
    const insertEntry = db.prepare(
      `INSERT INTO source_entry (sequence, source, revision, recorded_at, actor, event)
       VALUES (@sequence, (SELECT created FROM source WHERE id = @id), @revision, @recordedAt, @actor, @event)`,
    );
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        const { event, sequence, resourceId: id, revision, recordedAt, metadata } = projected;
        if (!isSourceEvent(event)) return;
        if (event.kind === 'source-registered') insertSource.run(sequence, id);
        const { actor } = metadata as unknown as EventMetadata;
        insertEntry.run({ sequence, id, revision, recordedAt, actor, event: JSON.stringify(event) });
      },
    };
  },
};

function isSourceEvent(event: ProjectedEvent['event']): event is SourceEvent {
  return event.kind === 'source-registered' || event.kind === 'source-graded';
}
