import { streamOf } from '../../src/domain/catalogue/categories.js';
import { visibleFrom } from '../../src/domain/catalogue/visible-from.js';
import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { cloudEventOf } from './cloud-event.js';
import { TABLES } from './tables.js';

/** The ledger's feed, what translates times and revisions to sequences, and which commands came with a key. */
export const events: Projection = {
  name: 'events',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const insertEvent = db.prepare(
      `INSERT INTO event (sequence, stream, revision, recorded_at, visible_from, cloud_event)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
    // A command's events stand next to each other in one stream.
    const noteCommand = db.prepare(
      `INSERT INTO command_key (actor, command, addressed, key, stream, first_revision, last_revision, members)
       VALUES (@actor, @command, @addressed, @key, @stream, @revision, @revision, @members)
       ON CONFLICT DO UPDATE SET last_revision = excluded.last_revision WHERE stream = excluded.stream`,
    );
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        const { sequence, category, resourceId, revision, recordedAt } = projected;
        const stream = streamOf(category, resourceId);
        const cloudEvent = JSON.stringify(cloudEventOf(projected));
        insertEvent.run(sequence, stream, revision, recordedAt, visibleFrom(projected.event), cloudEvent);
        const { actor, command, addressed, key, members } = projected.metadata as unknown as EventMetadata;
        if (key === null) return;
        const hashes = JSON.stringify(members ?? {});
        noteCommand.run({
          actor,
          command,
          addressed: addressed ?? '',
          key,
          stream,
          revision,
          members: hashes,
        });
      },
    };
  },
};
