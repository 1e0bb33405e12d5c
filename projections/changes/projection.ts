import type { CountEvent } from '../../src/domain/counts/events.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';
import { ChangeWriter } from './writer.js';

/** How counts of all families change: which way, how far, how late, and why. Stands on the rows of the counts. */
export const changes: Projection = {
  name: 'changes',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const writer = new ChangeWriter(db);
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        // Only the streams of counts have a family, and only events of counts.
        if (projected.category.family !== null) writer.write(projected, projected.event as CountEvent);
      },
    };
  },
};
