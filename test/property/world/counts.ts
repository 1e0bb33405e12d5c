import { standingClaims, visibleClaims } from './claims.js';
import { entryAt, valueOf, visibleEntries } from './count-entries.js';
import { codesOf, type FactOf, type Point, type Quantity, type World } from './facts.js';
import { noticesAbout } from './notices.js';
import { openCorrections } from './corrections.js';
import { restsOn } from './recording.js';

/** Counts: the figure in force, the claims beside it, and what else an answer shows of them. */

type Entry = FactOf<'count'>;

/** What the built-in groups belong to; a code that is not defined belongs to no scheme. */
export const SCHEMES: Readonly<Record<string, string>> = {
  children: 'age',
  adults: 'age',
  women: 'sex',
  drones: 'munition',
  strike_drones: 'munition',
};
const UNITS: Readonly<Record<string, string>> = { casualty: 'people', munitions: 'munitions' };

/** Null where nothing of it is in force. */
export function countAt(world: World, id: string, point: Point) {
  const entry = entryAt(world, id, point);
  if (entry === null) return null;
  const { family, subject, measure, group, period } = world.quantityOf(id);
  const visible = visibleEntries(world, id, point);
  const standing = standingClaims(world, id, point);
  const claims = visibleClaims(world, id, point).map((claim) => ({
    revision: claim.revision,
    sourceId: claim.statement?.sourceId,
    seriesId: null,
    figure: claim.figure,
    statedAt: claim.statement?.statedAt,
    recordedAt: claim.recordedAt,
    credibility: null,
    adopted: restsOn(entry) === claim.revision,
    standing: standing.includes(claim),
  }));
  // Said with the last report before it.
  const terms = world
    .of('count', id)
    .findLast(({ does, revision }) => does === 'report' && revision <= entry.revision)?.terms;
  return {
    id,
    family,
    subject,
    measure,
    group,
    period,
    running: terms?.running,
    dating: terms?.dating,
    unit: UNITS[family],
    revision: Math.max(...visible.map(({ revision }) => revision)),
    figureRevision: entry.revision,
    ...valueOf(entry),
    statement: entry.statement,
    claims,
    groups: groupsAt(world, id, point),
    warnings: entry.odd,
    notices: noticesAbout(world, world.quantityOf(id), point),
    openCorrections: openCorrections(world, id, point).length,
    note: entry.note,
    codes: codesOf(visible.filter(({ effective }) => effective !== null)),
  };
}

/** The same quantity for other groups. */
function groupsAt(world: World, id: string, point: Point) {
  const { group: _, ...same } = world.quantityOf(id);
  return countsAt(world, point)
    .filter(({ id: other, quantity }) => other !== id && isSame({ ...quantity, ...same }, quantity))
    .map(({ id: other, quantity: { group }, entry }) => ({
      group,
      scheme: SCHEMES[group] ?? null,
      id: other,
      revision: entry.revision,
      ...valueOf(entry),
    }));
}

function isSame(a: Quantity, b: Quantity): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The counts of which something is in force, in the order of their first reports. */
export function countsAt(world: World, point: Point) {
  return [...world.quantities].flatMap(([id, quantity]) => {
    const entry = entryAt(world, id, point);
    return entry === null ? [] : [{ id, quantity, entry }];
  });
}

/** A count as its subject shows it. */
export function countsOfSubject(world: World, type: string, subject: string, point: Point) {
  return countsAt(world, point)
    .filter(({ quantity }) => quantity.subject.type === type && quantity.subject.id === subject)
    .map(({ id, quantity: { family, measure, group, period }, entry }) => ({
      id,
      family,
      measure,
      group,
      period,
      revision: entry.revision,
      ...valueOf(entry),
    }));
}

/** The entries of a count as they are listed; null where it has none. An entry never changes. */
export function revisionsAt(world: World, id: string, point: Point) {
  return visibleEntries(world, id, point).map((entry) => ({
    revision: entry.revision,
    type: wireName(world, entry),
    sequence: entry.sequence,
    eventId: entry.eventId,
    recordedAt: entry.recordedAt,
    statedAt: entry.statement?.statedAt ?? null,
    effectiveAt: entry.effective,
    actor: entry.by,
    sourceId: entry.statement?.sourceId ?? null,
    ...(entry.figure === undefined ? {} : valueOf(entry)),
    ...previousOf(entry),
    claim: entry.claim,
    corrects: entry.corrects,
    cause: entry.cause,
    reason: entry.reason,
    note: entry.note,
    codes: entry.codes,
    correctionId: entry.correctionId,
    noticeId: entry.noticeId,
    seriesId: null,
    vintage: null,
    published: null,
    warnings: entry.odd,
    statement: entry.statement,
  }));
}

/** What was in force just before; only of what changes the figure or the status. */
export function previousOf({ before }: Entry) {
  if (!before) return {};
  return before.status === 'active'
    ? { previousStatus: before.status, previous: before.figure }
    : { previousStatus: before.status };
}

const NAMES: Readonly<Record<Entry['does'], string>> = {
  report: 'count-reported',
  amend: 'count-amended',
  claim: 'claim-recorded',
  adopt: 'claim-adopted',
  retract: 'count-retracted',
  takeBack: 'claim-retracted',
  propose: 'correction-proposed',
  accept: 'correction-accepted',
  reject: 'correction-rejected',
  withdraw: 'correction-withdrawn',
};

/** What the event is called on the wire. */
export function wireName(world: World, { id, does }: Entry): string {
  return `conflict-ledger.${world.quantityOf(id).family}-${NAMES[does]}.${does === 'adopt' ? 'v2' : 'v1'}`;
}
