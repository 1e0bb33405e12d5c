import type { Cause } from '../kernel/cause.js';
import type { Figure } from '../kernel/figure.js';
import type { Period } from '../kernel/period.js';
import type { Recorded } from '../kernel/recorded.js';
import type { Statement } from '../kernel/statement.js';
import { endOf, type Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import { type Correction, evolveCorrections } from './correction-state.js';
import { type Before, type CountEvent, type Dating, isStated, type StatedCountEvent } from './events.js';
import type { Subject } from './identity.js';
import type { PublishedCell } from './published-cell.js';

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
  /** The series whose own entry it is. */
  readonly seriesId: string | null;
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
  /** The series whose own claim it is. */
  readonly seriesId: string | null;
  readonly actor: string;
  readonly takenBack: boolean;
}

/** What a series said of the count: an entry of its lane. */
export interface LaneEntry {
  readonly revision: number;
  readonly effectiveAt: Instant;
  readonly figure: Figure;
  readonly cell: PublishedCell;
  readonly warnings: readonly Warning[];
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
  readonly dating: Dating;
  readonly unit: string;
  /** In order of revision. */
  readonly entries: readonly CountEntry[];
  /** In order of revision. */
  readonly claims: readonly CountClaim[];
  /** What series published, in order of revision. */
  readonly published: readonly LaneEntry[];
  /** In order of their proposals. */
  readonly corrections: readonly Correction[];
}

/** The entry in force: the greatest by effective time, then by revision. */
export function inForce({ entries }: CountState): CountEntry {
  return entries.reduce((best, entry) => (entry.effectiveAt >= best.effectiveAt ? entry : best));
}

/** The entry in force as of a stated time; null where nothing was in force yet. */
export function inForceAt({ entries }: CountState, at: Instant): CountEntry | null {
  return entries.reduce<CountEntry | null>(
    (best, entry) =>
      entry.effectiveAt <= at && (best === null || entry.effectiveAt >= best.effectiveAt) ? entry : best,
    null,
  );
}

/** What a series' own lane holds as of a stated time; null before its first cell. */
export function laneAt({ published }: CountState, seriesId: string, at: Instant): LaneEntry | null {
  return published.reduce<LaneEntry | null>(
    (best, entry) =>
      entry.cell.seriesId === seriesId &&
      entry.effectiveAt <= at &&
      (best === null || entry.effectiveAt >= best.effectiveAt)
        ? entry
        : best,
    null,
  );
}

/** What is in force just before something new is said. */
export function beforeOf(entry: CountEntry): Before {
  return entry.status === 'active'
    ? { status: 'active', revision: entry.revision, figure: entry.figure }
    : { status: 'retracted', revision: entry.revision, lastFigure: entry.figure };
}

/**
 * The claims that stand: not taken back, and the latest of their source in stated order. A newer claim supersedes the
 * older ones of its source while it stands itself. A series speaks for itself, beside what others quote of its source.
 */
export function standingClaims({ claims }: CountState): CountClaim[] {
  const latest = new Map<string, CountClaim>();
  for (const claim of claims) {
    if (claim.takenBack) continue;
    const speaker = `${claim.statement.sourceId} ${claim.seriesId ?? ''}`;
    const other = latest.get(speaker);
    if (!other || claim.place >= other.place) latest.set(speaker, claim);
  }
  return [...latest.values()];
}

/** The state after one more event. */
export function evolveCount(state: CountState | null, recorded: Recorded<CountEvent>): CountState {
  const evolved = evolveEntries(state, recorded);
  const published = laneEntryOf(recorded);
  return published ? { ...evolved, published: [...evolved.published, published] } : evolved;
}

const NO_WARNINGS: readonly Warning[] = [];

function laneEntryOf({ event, revision }: Recorded<CountEvent>): LaneEntry | null {
  const cell = cellOf(event);
  if (!cell || !isStated(event)) return null;
  const figure = 'figure' in event.data ? event.data.figure : null;
  const warnings = 'warnings' in event.data ? event.data.warnings : NO_WARNINGS;
  return { revision, effectiveAt: event.data.effectiveAt, figure, cell, warnings };
}

function evolveEntries(state: CountState | null, recorded: Recorded<CountEvent>): CountState {
  const { event, revision } = recorded;
  if (event.kind === 'count-reported') {
    const { subject, measure, group, period, running, dating, unit } = event.data;
    const said = { subject, measure, group, period, running, dating, unit };
    return withEntry({ ...(state ?? EMPTY), ...said }, recorded);
  }
  if (!state) throw new Error('a count is reported before it changes');
  switch (event.kind) {
    case 'count-amended':
    case 'claim-adopted':
    case 'count-retracted':
      return withEntry(state, recorded);
    case 'claim-recorded':
      return { ...state, revision, claims: [...state.claims, claimIn(state, recorded)] };
    case 'claim-retracted':
      return {
        ...state,
        revision,
        claims: takeBack(
          state.claims,
          event.data.cell ? ofLane(event) : (claim) => claim.revision === event.data.claim,
        ),
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

const EMPTY = { revision: 0, changedAt: 0, entries: [], claims: [], published: [], corrections: [] };

/** The claims that end where a cell vanishes: those that its own series made until then. */
function ofLane(event: StatedCountEvent): (claim: CountClaim) => boolean {
  const seriesId = seriesOf(event);
  return (claim) => claim.seriesId === seriesId && claim.place <= event.data.effectiveAt;
}

function withEntry(state: CountState, recorded: Recorded<CountEvent>): CountState {
  const { event, revision } = recorded;
  const entry = entryOf(recorded);
  const changed = { ...state, revision, changedAt: revision, entries: [...state.entries, entry] };
  if (entry.status === 'retracted') {
    // A series takes back what it said itself: what others said stands.
    const falls = entry.seriesId !== null && isStated(event) ? ofLane(event) : () => true;
    return { ...changed, claims: takeBack(state.claims, falls) };
  }
  return entry.claim === revision
    ? { ...changed, claims: [...state.claims, claimIn(state, recorded)] }
    : changed;
}

function entryOf({ event, revision, actor }: Recorded<CountEvent>): CountEntry {
  if (!isStated(event)) throw new Error(`${event.kind} sets no figure`);
  const { statement, effectiveAt, noticeId } = event.data;
  const cause = 'cause' in event.data ? event.data.cause : null;
  const seriesId = seriesOf(event);
  const common = { revision, actor, statement, effectiveAt, cause, noticeId, seriesId, corrects: null };
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
  const seriesId = seriesOf(event);
  return { revision, figure, statement, place: placeOfClaim(event), seriesId, actor, takenBack: false };
}

/** The claim of an event. One that is found late may lie before the cell's end, which is known already. */
function claimIn({ published }: CountState, recorded: Recorded<CountEvent>): CountClaim {
  const claim = claimOf(recorded);
  const takenBack = published.some(
    ({ cell, effectiveAt }) =>
      cell.seriesId === claim.seriesId && cell.change === 'vanished' && effectiveAt >= claim.place,
  );
  return { ...claim, takenBack };
}

function seriesOf(event: StatedCountEvent): string | null {
  return cellOf(event)?.seriesId ?? null;
}

/** The cell of a publisher's table that an entry was made from; undefined where none was. */
export function cellOf({ data }: CountEvent): PublishedCell | undefined {
  return 'cell' in data ? data.cell : undefined;
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
