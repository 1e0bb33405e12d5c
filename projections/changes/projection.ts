import type { CountEvent } from '../../src/domain/counts/events.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { OwnStepWriter } from './own-step-writer.js';
import { TABLES } from './tables.js';
import { ChangeWriter } from './writer.js';

/** How counts of all families change: which way, how far, how late, and why. Stands on the rows of the counts. */
export const changes: Projection = {
  name: 'changes',
  version: 2,
  tables: TABLES,
  prepare(db) {
    const changeWriter = new ChangeWriter(db);
    const ownStepWriter = new OwnStepWriter(db);
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        // Only the streams of counts have a family, and only events of counts.
        if (projected.category.family === null) return;
        const event = projected.event as CountEvent;
        changeWriter.write(projected, event);
        ownStepWriter.write(projected, event);
      },
    };
  },
};
