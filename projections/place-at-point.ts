import { entryInForce } from '../src/projection-runtime/rectangles.js';
import { AGREEMENT_TABLES } from './agreements/projection.js';
import { DIPLOMATIC_EVENT_TABLES } from './diplomatic-events/projection.js';
import { SITUATION_TABLES } from './situations/projection.js';
import { STRIKE_IN_FORCE } from './strikes/tables.js';

type PlacePart = 'country' | 'admin1';

function placeOfStrike(part: PlacePart, id: string): string {
  return `(
    SELECT e.${part} FROM strike s
      CROSS JOIN strike_entry e ON e.sequence = ${entryInForce(STRIKE_IN_FORCE, 's.created')}
    WHERE s.id = ${id})`;
}

/**
 * SQL of a part of the place of whatever has that id, as of the point (see `pointOf`): a strike, a situation, an
 * agreement or a diplomatic event. NULL where it has none.
 * @param id SQL of the id
 */
function placeAtPoint(part: PlacePart, id: string): string {
  return `coalesce(${[
    placeOfStrike(part, id),
    SITUATION_TABLES.facetAtPoint(part, id),
    AGREEMENT_TABLES.facetAtPoint(part, id),
    DIPLOMATIC_EVENT_TABLES.facetAtPoint(part, id),
  ].join(', ')})`;
}

/** Conditions on the place of what has an id, for `conditionsOf`. */
export function placeConditions(id: string) {
  return {
    country: `${placeAtPoint('country', id)} = @country`,
    admin1: `${placeAtPoint('admin1', id)} = @admin1`,
  };
}
