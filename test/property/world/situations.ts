import { countsOfSubject } from './counts.js';
import { codesOf, inForce, isVisible, type Point, type World } from './facts.js';

/** Situations: long-running subjects of counts. Null where nothing of it is in force. */
export function situationAt(world: World, id: string, point: Point) {
  const entry = inForce(world.of('situation', id), point);
  if (!entry) return null;
  return {
    id,
    ...entry.details,
    statement: entry.statement,
    note: entry.note,
    codes: codesOf(world.of('situation', id).filter((one) => isVisible(one, point))),
    revision: entry.revision,
    detailsRevision: entry.revision,
    counts: countsOfSubject(world, 'situation', id, point),
    warnings: [],
  };
}
