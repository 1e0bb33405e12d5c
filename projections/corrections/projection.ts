import type { CountEvent } from '../../src/domain/counts/events.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';
import { CorrectionWriter } from './writer.js';

/** Corrections of counts of all families: what is proposed, and what came of it. Stands on the rows of the counts. */
export const corrections: Projection = {
  name: 'corrections',
  version: 2,
  tables: TABLES,
  prepare(db) {
    const writer = new CorrectionWriter(db);
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        // Only the streams of counts have a family, and only events of counts.
        if (projected.category.family !== null) writer.write(projected, projected.event as CountEvent);
      },
    };
  },
};
