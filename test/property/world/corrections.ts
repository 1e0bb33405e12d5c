import { entryAt, valueOf, visibleEntries } from './count-entries.js';
import { type FactOf, type Point, type World } from './facts.js';

/** Corrections live on the recorded axis alone; the figure beside them is that of the point. */

type Entry = FactOf<'count'>;

const OUTCOMES: Partial<Readonly<Record<Entry['does'], string>>> = {
  accept: 'accepted',
  reject: 'rejected',
  withdraw: 'withdrawn',
};

/** What was decided by a point; undefined while nobody has. */
function decisionOn(world: World, proposal: Entry, { sequence }: Point): Entry | undefined {
  return world
    .of('count', proposal.id)
    .find(
      (entry) =>
        entry.correctionId === proposal.correctionId &&
        OUTCOMES[entry.does] !== undefined &&
        entry.sequence <= sequence,
    );
}

/** The proposals that are made by a point, the oldest first. */
function proposals(world: World, { sequence }: Point): Entry[] {
  return world.of('count').filter((entry) => entry.does === 'propose' && entry.sequence <= sequence);
}

export function openCorrections(world: World, count: string, point: Point): Entry[] {
  return proposals(world, point).filter(
    (proposal) => proposal.id === count && !decisionOn(world, proposal, point),
  );
}

export function correctionsAt(world: World, point: Point) {
  return proposals(world, point).map((proposal) => correctionOf(world, proposal, point));
}

function correctionOf(world: World, proposal: Entry, point: Point) {
  const { family, subject, measure, group, period } = world.quantityOf(proposal.id);
  const { figure, cause, reason, statement, note, codes, noticeId, madeOn } = proposal;
  return {
    id: proposal.correctionId,
    countId: proposal.id,
    family,
    subject,
    measure,
    group,
    period,
    ...decidedAt(world, proposal, point),
    figure,
    cause,
    reason,
    statement,
    note,
    codes,
    noticeId,
    proposedRevision: proposal.revision,
    madeOn,
    proposer: proposal.by,
    proposedAt: proposal.recordedAt,
    revision: headAt(world, proposal.id, point),
  };
}

/** What came of it by a point, and of the figure that it was made on. */
function decidedAt(world: World, proposal: Entry, point: Point) {
  const decision = decisionOn(world, proposal, point);
  const now = entryAt(world, proposal.id, point);
  // Of one that was accepted it says whether the figure had moved by then.
  const compared = decision?.before ?? now;
  return {
    status: (decision && OUTCOMES[decision.does]) ?? 'open',
    figureMoved: (compared?.revision ?? -1) !== proposal.madeOn?.revision,
    figureNow: now && { revision: now.revision, ...valueOf(now) },
    ...signedBy(decision),
  };
}

function signedBy(decision: Entry | undefined) {
  return {
    decidedBy: decision?.by ?? null,
    decidedAt: decision?.recordedAt ?? null,
    decisionReason: decision?.reason ?? null,
    decisionRevision: decision?.revision ?? null,
  };
}

/** The head of the count's stream: what states nothing is there also where nothing of the count is in force. */
function headAt(world: World, count: string, point: Point): number {
  const visible = visibleEntries(world, count, point);
  const silent = world
    .of('count', count)
    .filter(({ sequence, effective }) => effective === null && sequence <= point.sequence);
  return Math.max(...[...visible, ...silent].map(({ revision }) => revision));
}
