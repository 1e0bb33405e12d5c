import { claimEntries, standsAt } from './count-entries.js';
import { type FactOf, isVisible, type Point, type World } from './facts.js';

/** Claims: figures of several sources beside each other. */

type Entry = FactOf<'count'>;

/** The claims that are visible at a point, in order of revision. */
export function visibleClaims(world: World, count: string, point: Point): Entry[] {
  return claimEntries(world, count).filter((entry) =>
    isVisible({ sequence: entry.sequence, effective: standsAt(entry) }, point),
  );
}

/** A claim ends when it is taken back, and with all others when the count is retracted. */
export function isTakenBack(world: World, claim: Entry, point: Point): boolean {
  return world
    .of('count', claim.id)
    .some(
      ({ does, claim: target, revision, sequence, effective }) =>
        effective !== null &&
        isVisible({ sequence, effective }, point) &&
        ((does === 'takeBack' && target === claim.revision) ||
          (does === 'retract' && revision > claim.revision)),
    );
}

/** The claims that stand: not taken back, and of those the latest of their source. */
export function standingClaims(world: World, count: string, point: Point): Entry[] {
  const left = visibleClaims(world, count, point).filter((claim) => !isTakenBack(world, claim, point));
  return left.filter((claim) => !left.some((other) => supersedes(other, claim)));
}

/** A newer claim of one source supersedes its older; of two stated at once the later one does. */
export function supersedes(one: Entry, other: Entry): boolean {
  if (one.statement?.sourceId !== other.statement?.sourceId) return false;
  const [a, b] = [standsAt(one), standsAt(other)];
  return a > b || (a === b && one.revision > other.revision);
}
