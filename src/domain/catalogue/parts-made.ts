import type { LedgerEvent } from './event-types.js';

/** The ids of parts inside a resource that a command made. A command that makes a part answers with its id. */
export interface PartsMade {
  readonly correctionId?: string;
  readonly deliveryId?: string;
}

/** What a command made inside its resource: told from its events alone, so that a repetition is answered the same. */
export function partsMade(events: readonly LedgerEvent[]): PartsMade {
  return events.map(partMade).reduce((made, part) => ({ ...made, ...part }), {});
}

function partMade(event: LedgerEvent): PartsMade {
  switch (event.kind) {
    case 'correction-proposed':
      return { correctionId: event.data.correctionId };
    case 'agreement-delivery-recorded':
      return { deliveryId: event.data.deliveryId };
    default:
      return {};
  }
}
