import type { CountEvent } from '../../src/domain/counts/events.js';
import type { Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';
import { LaneWriter } from './writer.js';

/** What series published, vintage by vintage. Stands on the rows of series and of counts. */
export const lanes: Projection = {
  name: 'lanes',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const writer = new LaneWriter(db);
    return {
      onLedgerEvent(projected) {
        const { event } = projected;
        // Only the streams of counts have a family, and only events of counts.
        if (projected.category.family !== null) writer.writeCount(projected, event as CountEvent);
        else if (event.kind === 'vintage-opened') writer.writeOpened(projected, event);
        else if (event.kind === 'vintage-completed') writer.writeCompleted(projected, event);
      },
    };
  },
};
