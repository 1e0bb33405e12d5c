import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import { SITUATION_TABLES } from '../situations/projection.js';
import { STRIKE_IN_FORCE } from '../strikes/tables.js';

/** SQL: a part of the place of the subject of the change `c`, as of the point. */
function placeOfSubject(part: 'country' | 'admin1'): string {
  return `CASE c.subject_type
    WHEN 'strike' THEN (
      SELECT e.${part} FROM strike s
        CROSS JOIN strike_entry e ON e.sequence = ${entryInForce(STRIKE_IN_FORCE, 's.created')}
      WHERE s.id = c.subject_id)
    ELSE ${SITUATION_TABLES.facetAtPoint(part, 'c.subject_id')}
  END`;
}

/** Conditions on the place of the subject of a change `c`, for `conditionsOf`. */
export const PLACE_CONDITIONS = {
  country: `${placeOfSubject('country')} = @country`,
  admin1: `${placeOfSubject('admin1')} = @admin1`,
};
