import { STRIKE } from '../../src/domain/catalogue/categories.js';
import type { StrikeEvent } from '../../src/domain/strikes/events.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';
import { StanceWriter } from './stance-writer.js';
import { StrikeWriter } from './writer.js';

/** Strikes: their details in force and what other sources say of them, on both axes. */
export const strikes: Projection = {
  name: 'strikes',
  version: 3,
  tables: TABLES,
  prepare(db) {
    const entries = new StrikeWriter(db);
    const stances = new StanceWriter(db);
    const write = (projected: ProjectedEvent, event: StrikeEvent) => {
      switch (event.kind) {
        case 'strike-reported':
        case 'strike-details-amended':
        case 'strike-retracted':
          return entries.write(projected, event);
        default:
          return stances.write(projected, event);
      }
    };
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        // Only events of strikes are in the streams of strikes.
        if (projected.category.name === STRIKE.name) write(projected, projected.event as StrikeEvent);
      },
    };
  },
};
