import { isDeepStrictEqual } from 'node:util';
import { countsOfSubject } from './counts.js';
import { codesOf, type Details, type FactOf, inForce, isVisible, type Point, type World } from './facts.js';

/** Strikes: details in force, what other sources say of them, parts and counts. */

export function strikeEntryAt(world: World, id: string, point: Point): FactOf<'strike'> | null {
  return inForce(world.of('strike', id), point);
}

function stancesAt(world: World, id: string, point: Point) {
  const ends = world.of('stanceEnd', id).filter((end) => isVisible(end, point));
  return world
    .of('stance', id)
    .filter((stance) => isVisible(stance, point))
    .map((stance) => ({ stance, takenBack: ends.some((end) => end.stance === stance.revision) }));
}

/**
 * The stances that stand: not taken back, and the latest of their source. Nobody bears out or contests what they state
 * themselves.
 */
function standingStances(world: World, id: string, point: Point): FactOf<'stance'>[] {
  const stater = strikeEntryAt(world, id, point)?.statement.sourceId;
  const left = stancesAt(world, id, point).flatMap(({ stance, takenBack }) => (takenBack ? [] : [stance]));
  const isLater = (one: FactOf<'stance'>, other: FactOf<'stance'>) =>
    one.statement.sourceId === other.statement.sourceId &&
    (one.effective > other.effective || (one.effective === other.effective && one.sequence > other.sequence));
  return left.filter(
    (stance) => stance.statement.sourceId !== stater && !left.some((other) => isLater(other, stance)),
  );
}

/** One dispute that stands outweighs the rest, and full corroboration a partial one. */
function statusAt(world: World, id: string, point: Point) {
  if (strikeEntryAt(world, id, point)?.status === 'retracted') return { status: 'retracted', because: [] };
  const standing = standingStances(world, id, point);
  const disputes = standing.filter(({ kind }) => kind === 'dispute');
  if (disputes.length > 0) return { status: 'disputed', because: disputes };
  const full = standing.filter(({ extent }) => extent === 'full');
  if (full.length > 0) return { status: 'corroborated', because: full };
  return { status: standing.length > 0 ? 'partially_corroborated' : 'claimed', because: standing };
}

type Placed = FactOf<'strike' | 'stance' | 'stanceEnd'>;

/** Null where nothing of it is in force. */
export function strikeAt(world: World, id: string, point: Point) {
  const entry = strikeEntryAt(world, id, point);
  if (entry === null) return null;
  const { status, because } = statusAt(world, id, point);
  const standing = standingStances(world, id, point);
  const visible = world.about(id).filter((fact) => 'effective' in fact && isVisible(fact as Placed, point));
  return {
    id,
    status,
    statusExplained: because.map(({ revision }) => revision),
    ...entry.details,
    stances: stancesAt(world, id, point).map(({ stance, takenBack }) => ({
      revision: stance.revision,
      kind: stance.kind,
      extent: stance.extent,
      sourceId: stance.statement.sourceId,
      details: stance.details,
      statement: stance.statement,
      recordedAt: stance.recordedAt,
      note: stance.note,
      takenBack,
      standing: standing.includes(stance),
    })),
    statedOtherwise: standing.flatMap(({ statement, revision, details }) => {
      const otherwise = otherwiseThan(entry.details, details);
      return otherwise.length === 0
        ? []
        : [{ sourceId: statement.sourceId, revision, details: Object.fromEntries(otherwise) }];
    }),
    statement: entry.statement,
    note: entry.note,
    codes: codesOf(visible),
    revision: Math.max(...visible.map(({ revision }) => revision)),
    detailsRevision: entry.revision,
    parts: partsAt(world, id, point).map((part) => ({
      id: part.id,
      title: part.details.title,
      status: statusAt(world, part.id, point).status,
    })),
    counts: countsOfSubject(world, 'strike', id, point),
  };
}

function otherwiseThan(details: Details, stated: Partial<Details>) {
  return Object.entries(stated).filter(
    ([member, value]) => !isDeepStrictEqual(value, details[member as keyof Details]),
  );
}

/** The strikes that are, as in force, part of another. */
export function partsAt(world: World, whole: string, point: Point): FactOf<'strike'>[] {
  return world
    .ids('strike')
    .flatMap((id) => strikeEntryAt(world, id, point) ?? [])
    .filter(({ details }) => details.partOf === whole);
}
