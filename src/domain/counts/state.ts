import type { Cause } from '../kernel/cause.js';
import type { Figure } from '../kernel/figure.js';
import type { Period } from '../kernel/period.js';
import type { Recorded } from '../kernel/recorded.js';
import type { Statement } from '../kernel/statement.js';
import { endOf, type Instant } from '../kernel/time.js';
import { type Correction, evolveCorrections } from './correction-state.js';
import { type Before, type CountEvent, isStated, type StatedCountEvent } from './events.js';
import type { Subject } from './identity.js';

/** An entry that set the figure or the status of a count. */
export interface CountEntry {
  readonly revision: number;
  readonly status: 'active' | 'retracted';
  /** Of a retraction: the last figure. */
  readonly figure: Figure;
  readonly statement: Statement;
  readonly effectiveAt: Instant;
  /** The revision of the claim that it rests on; null for a retraction. */
  readonly claim: number | null;
  /** The earlier entry that it sets right. */
  readonly corrects: number | null;
  /** Why it came; null for a report and an adoption. */
  readonly cause: Cause | null;
  /** The notice that it is part of. */
  readonly noticeId: string | null;
  readonly actor: string;
}

/** A figure as one source stated it. */
export interface CountClaim {
  readonly revision: number;
  readonly figure: Figure;
  readonly statement: Statement;
  /**
   * Where it stands in stated order: where it was stated, or, when it sets an earlier entry right, where that one
   * stands. What was said late about an early figure says nothing of the later ones.
   */
  readonly place: Instant;
  readonly actor: string;
  readonly takenBack: boolean;
}

/** A count as its stream tells it; null before it is reported. */
export interface CountState {
  readonly revision: number;
  /** The last revision that changed the figure or the status. */
  readonly changedAt: number;
  readonly subject: Subject;
  readonly measure: string;
  readonly group: string;
  readonly period: Period | null;
  readonly running: boolean;
  /** In order of revision. */
  readonly entries: readonly CountEntry[];
  /** In order of revision. */
  readonly claims: readonly CountClaim[];
  /** In order of their proposals. */
  readonly corrections: readonly Correction[];
}

/** The entry in force: the greatest by effective time, then by revision. */
export function inForce({ entries }: CountState): CountEntry {
  return entries.reduce((best, entry) => (entry.effectiveAt >= best.effectiveAt ? entry : best));
}

/** What is in force just before something new is said. */
export function beforeOf(entry: CountEntry): Before {
  return entry.status === 'active'
    ? { status: 'active', revision: entry.revision, figure: entry.figure }
    : { status: 'retracted', revision: entry.revision, lastFigure: entry.figure };
}

/**
 * The claims that stand: not taken back, and the latest of their source in stated order. A newer claim supersedes the
 * older ones of its source while it stands itself.
 */
export function standingClaims({ claims }: CountState): CountClaim[] {
  const latest = new Map<string, CountClaim>();
  for (const claim of claims) {
    if (claim.takenBack) continue;
    const other = latest.get(claim.statement.sourceId);
    if (!other || claim.place >= other.place) latest.set(claim.statement.sourceId, claim);
  }
  return [...latest.values()];
}

/** The state after one more event. */
export function evolveCount(state: CountState | null, recorded: Recorded<CountEvent>): CountState {
  const { event, revision } = recorded;
  if (event.kind === 'count-reported') {
    const { subject, measure, group, period, running } = event.data;
    return withEntry({ ...(state ?? EMPTY), subject, measure, group, period, running }, recorded);
  }
  if (!state) throw new Error('a count is reported before it changes');
  switch (event.kind) {
    case 'count-amended':
    case 'claim-adopted':
    case 'count-retracted':
      return withEntry(state, recorded);
    case 'claim-recorded':
      return { ...state, revision, claims: [...state.claims, claimOf(recorded)] };
    case 'claim-retracted':
      return {
        ...state,
        revision,
        claims: takeBack(state.claims, (claim) => claim.revision === event.data.claim),
      };
    case 'correction-proposed':
    case 'correction-rejected':
    case 'correction-withdrawn':
      return { ...state, revision, corrections: evolveCorrections(state.corrections, event, recorded) };
    case 'correction-accepted': {
      const corrections = evolveCorrections(state.corrections, event, recorded);
      return withEntry({ ...state, corrections }, recorded);
    }
  }
}

const EMPTY = { revision: 0, changedAt: 0, entries: [], claims: [], corrections: [] };

function withEntry(state: CountState, recorded: Recorded<CountEvent>): CountState {
  const { revision } = recorded;
  const entry = entryOf(recorded);
  const changed = { ...state, revision, changedAt: revision, entries: [...state.entries, entry] };
  if (entry.status === 'retracted') return { ...changed, claims: takeBack(state.claims, () => true) };
  return entry.claim === revision ? { ...changed, claims: [...state.claims, claimOf(recorded)] } : changed;
}

function entryOf({ event, revision, actor }: Recorded<CountEvent>): CountEntry {
  if (!isStated(event)) throw new Error(`${event.kind} sets no figure`);
  const { statement, effectiveAt, noticeId } = event.data;
  const cause = 'cause' in event.data ? event.data.cause : null;
  const common = { revision, actor, statement, effectiveAt, cause, noticeId, corrects: null };
  switch (event.kind) {
    case 'count-reported':
      return { ...common, status: 'active', figure: event.data.figure, claim: revision };
    case 'count-amended': {
      const { figure, corrects } = event.data;
      return { ...common, status: 'active', figure, claim: revision, corrects };
    }
    case 'correction-accepted':
      return { ...common, status: 'active', figure: event.data.figure, claim: revision };
    case 'claim-adopted':
      return { ...common, status: 'active', figure: event.data.figure, claim: event.data.claim };
    case 'count-retracted':
      return { ...common, status: 'retracted', figure: lastFigure(event.data.before), claim: null };
    case 'claim-recorded':
    case 'claim-retracted':
      throw new Error(`${event.kind} sets no figure`);
  }
}

function claimOf({ event, revision, actor }: Recorded<CountEvent>): CountClaim {
  if (!isStated(event) || !('figure' in event.data)) throw new Error(`${event.kind} is no claim`);
  const { figure, statement } = event.data;
  return { revision, figure, statement, place: placeOfClaim(event), actor, takenBack: false };
}

/** Where the claim that an event makes stands in stated order. */
export function placeOfClaim({ kind, data }: StatedCountEvent): Instant {
  const setsRight = kind === 'count-amended' && data.corrects !== null;
  return setsRight ? data.effectiveAt : endOf(data.statement.statedAt);
}

function takeBack(claims: readonly CountClaim[], which: (claim: CountClaim) => boolean): CountClaim[] {
  return claims.map((claim) => (which(claim) ? { ...claim, takenBack: true } : claim));
}

/** The figure that stood last before a retraction. */
function lastFigure(before: Before): Figure {
  if (before.status === 'active') return before.figure;
  return before.status === 'retracted' ? before.lastFigure : null;
}
