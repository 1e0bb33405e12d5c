import type { StrikeEvent } from '../../src/domain/strikes/events.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';
import { StrikeWriter } from './writer.js';

/** Strikes: their details and status in force, on both axes. */
export const strikes: Projection = {
  name: 'strikes',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const writer = new StrikeWriter(db);
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        const { event } = projected;
        if (isStrikeEvent(event)) writer.write(projected, event);
      },
    };
  },
};

function isStrikeEvent(event: ProjectedEvent['event']): event is StrikeEvent {
  return (
    event.kind === 'strike-reported' ||
    event.kind === 'strike-details-amended' ||
    event.kind === 'strike-retracted'
  );
}
