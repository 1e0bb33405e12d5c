import type { CountEvent } from '../../src/domain/counts/events.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';
import { CountWriter } from './writer.js';

/** Counts of all families: the figure in force on both axes, the claims beside it, and each revision. */
export const counts: Projection = {
  name: 'counts',
  version: 4,
  tables: TABLES,
  prepare(db) {
    const writer = new CountWriter(db);
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        // Only the streams of counts have a family, and only events of counts.
        const { family } = projected.category;
        if (family !== null) writer.write(projected, projected.event as CountEvent, family);
      },
    };
  },
};
