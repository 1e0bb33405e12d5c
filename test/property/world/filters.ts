import { valueOf } from './count-entries.js';
import { visibleClaims } from './claims.js';
import { countsAt } from './counts.js';
import { correctionsAt } from './corrections.js';
import { changesOf } from './changes.js';
import {
  codesOf,
  type Fact,
  inForce,
  type Occurred,
  type Place,
  type Point,
  type Quantity,
  type Scope,
  type World,
} from './facts.js';
import { type Movement, movementOf } from './movement.js';
import { noticesAt } from './notices.js';
import { sourceAt } from './sources.js';
import { strikeAt, strikeEntryAt } from './strikes.js';
import { beginOf, daysOf, endOf } from './times.js';

/** Filters of lists. `statedFrom` and `statedTo` are stated time, `revisedSince` is recorded time. */

export interface EntryFilter {
  readonly actor?: string;
  readonly source?: string;
  readonly code?: { readonly scheme: string; readonly code: string };
  readonly revisedSince?: string;
  readonly statedFrom?: string;
  readonly statedTo?: string;
}
export interface PlaceFilter {
  readonly country?: string;
  readonly admin1?: string;
  readonly attacker?: string;
  readonly occurredFrom?: string;
  readonly occurredTo?: string;
}
export interface CountMembers {
  readonly subject?: string;
  readonly measure?: string;
  readonly group?: string;
  readonly period?: string;
}

/** What is not asked for is met by all. */
const is = (asked: string | undefined, value: string | null | undefined) =>
  asked === undefined || asked === value;
const isWithin = (time: string | null | undefined, from: string | undefined, to: string | undefined) =>
  (from === undefined && to === undefined) || (time != null && time >= (from ?? '') && time <= (to ?? '~'));

/** An entry without a statement passes every stated time. */
function visibleOf(world: World, id: string, { sequence, statedAt }: Point): Fact[] {
  return world.about(id).filter((fact) => {
    const effective = 'effective' in fact ? fact.effective : null;
    const isThere = statedAt === null || effective === null || effective <= statedAt;
    return fact.sequence <= sequence && isThere;
  });
}

const statementOf = (fact: Fact | null | undefined) => (fact && 'statement' in fact ? fact.statement : null);

/** `actor`, `code` and `revisedSince` of all visible entries, the stated times of the one in force. */
function meetsEntries(
  world: World,
  id: string,
  filter: EntryFilter,
  last: Fact | null,
  point: Point,
): boolean {
  const visible = visibleOf(world, id, point);
  const { actor, code, revisedSince, statedFrom, statedTo } = filter;
  // What is proposed brings its codes with the acceptance.
  const bringing = visible.filter((fact) => fact.what !== 'count' || fact.effective !== null);
  const said = statementOf(last)?.statedAt;
  return (
    (actor === undefined || visible.some(({ by }) => by === actor)) &&
    (code === undefined || codesOf(bringing)[code.scheme] === code.code) &&
    (revisedSince === undefined || visible.some(({ recordedAt }) => recordedAt >= revisedSince)) &&
    isWithin(said && endOf(said), statedFrom, statedTo)
  );
}

function isStatedBy(world: World, id: string, source: string | undefined, point: Point): boolean {
  return (
    source === undefined || visibleOf(world, id, point).some((fact) => statementOf(fact)?.sourceId === source)
  );
}

function isPlaced(place: Place | undefined, { country, admin1 }: PlaceFilter): boolean {
  return is(country, place?.country) && is(admin1, place?.admin1);
}

function touches({ from, to }: Occurred, { occurredFrom, occurredTo }: PlaceFilter): boolean {
  if (occurredFrom === undefined && occurredTo === undefined) return true;
  const [first, last] = [from ?? to, to ?? from];
  if (first === null || last === null) return false;
  return beginOf(first) <= (occurredTo ?? '~') && endOf(last) >= (occurredFrom ?? '');
}

export type StrikeFilter = EntryFilter & PlaceFilter & { readonly partOf?: string; readonly status?: string };

export function strikesFiltered(world: World, filter: StrikeFilter, point: Point) {
  return world.ids('strike').filter((id) => {
    const entry = strikeEntryAt(world, id, point);
    if (!entry) return false;
    const { partOf, attacker, place, occurred } = entry.details;
    return (
      is(filter.partOf, partOf) &&
      is(filter.attacker, attacker) &&
      isPlaced(place, filter) &&
      touches(occurred, filter) &&
      (filter.status === undefined || strikeAt(world, id, point)?.status === filter.status) &&
      isStatedBy(world, id, filter.source, point) &&
      meetsEntries(world, id, filter, entry, point)
    );
  });
}

export type CountFilter = EntryFilter & PlaceFilter & CountMembers & { readonly status?: string };

export function countsFiltered(world: World, family: string, filter: CountFilter, point: Point) {
  return countsAt(world, point)
    .filter(({ id, quantity, entry }) => {
      const { subject, measure, group, period } = quantity;
      return (
        quantity.family === family &&
        is(filter.subject, subject.id) &&
        is(filter.measure, measure) &&
        is(filter.group, group) &&
        is(filter.period, period) &&
        is(filter.status, valueOf(entry).status) &&
        isAboutPlace(world, quantity, filter, point) &&
        (filter.source === undefined ||
          visibleClaims(world, id, point).some(({ statement }) => statement?.sourceId === filter.source)) &&
        meetsEntries(world, id, filter, entry, point)
      );
    })
    .map(({ id }) => id);
}

/** Where and when are of the subject, as in force at the point. */
function detailsOf(world: World, { type, id }: Scope['subject'], point: Point) {
  return type === 'strike'
    ? { attacker: null, ...strikeEntryAt(world, id, point)?.details }
    : { attacker: null, ...inForce(world.of('situation', id), point)?.details };
}

function isAboutPlace(
  world: World,
  { subject, period }: { subject: Scope['subject']; period: string | null },
  filter: PlaceFilter,
  point: Point,
): boolean {
  const details = detailsOf(world, subject, point);
  if (!isPlaced(details.place, filter) || !is(filter.attacker, details.attacker)) return false;
  return isAboutTime('occurred' in details ? details.occurred : undefined, period, filter);
}

/** When it was is that of the period where there is one. */
function isAboutTime(occurred: Occurred | undefined, period: string | null, filter: PlaceFilter): boolean {
  const { occurredFrom, occurredTo } = filter;
  if (occurredFrom === undefined && occurredTo === undefined) return true;
  if (period === null) return occurred !== undefined && touches(occurred, filter);
  const [from, to] = daysOf(period);
  return to >= (occurredFrom ?? '').slice(0, 10) && from <= (occurredTo ?? '~').slice(0, 10);
}

export interface ChangeFilter extends CountMembers {
  readonly family?: string;
  readonly source?: string;
  readonly actor?: string;
  readonly cause?: string;
  readonly direction?: string;
  readonly minRelative?: number;
  readonly country?: string;
  readonly admin1?: string;
  readonly statedFrom?: string;
  readonly statedTo?: string;
}

export function changesFiltered(world: World, filter: ChangeFilter, point: Point) {
  return changesOf(world, point).filter((entry) => {
    const quantity = world.quantityOf(entry.id);
    const { direction, size } = movementOf(entry.before ?? NOTHING_BEFORE, entry);
    const said = entry.statement?.statedAt;
    return (
      isOfCount(quantity, filter) &&
      is(filter.source, entry.statement?.sourceId) &&
      is(filter.actor, entry.by) &&
      is(filter.cause, entry.cause) &&
      is(filter.direction, direction) &&
      isAtLeast(size, filter.minRelative) &&
      isPlaced(detailsOf(world, quantity.subject, point).place, filter) &&
      isWithin(said && endOf(said), filter.statedFrom, filter.statedTo)
    );
  });
}

const NOTHING_BEFORE = { status: 'none', revision: -1, figure: null } as const;

/** A change from zero is above every bound. */
function isAtLeast({ absolute, relative }: Movement['size'], bound: number | undefined): boolean {
  return bound === undefined || (absolute !== null && (relative === null || relative >= bound));
}

function isOfCount(
  quantity: Omit<Quantity, 'period'>,
  filter: Omit<CountMembers, 'period'> & { readonly family?: string },
): boolean {
  return (
    is(filter.family, quantity.family) &&
    is(filter.subject, quantity.subject.id) &&
    is(filter.measure, quantity.measure) &&
    is(filter.group, quantity.group)
  );
}

export type CorrectionFilter = EntryFilter &
  CountMembers & { readonly family?: string; readonly status?: string; readonly proposer?: string };

/** `source`, `code` and the stated times are of the proposal, `actor` who proposed or decided. */
export function correctionsFiltered(world: World, filter: CorrectionFilter, point: Point) {
  return correctionsAt(world, point).filter((correction) => {
    const { proposer, decidedBy, statement, codes } = correction;
    const { code, revisedSince, actor } = filter;
    const times = [correction.proposedAt, correction.decidedAt];
    return (
      isOfCount(correction, filter) &&
      is(filter.period, correction.period) &&
      is(filter.status, correction.status) &&
      is(filter.proposer, proposer) &&
      is(filter.source, statement?.sourceId) &&
      (actor === undefined || [proposer, decidedBy].includes(actor)) &&
      (code === undefined || codes[code.scheme] === code.code) &&
      (revisedSince === undefined || times.some((time) => time !== null && time >= revisedSince)) &&
      isWithin(statement && endOf(statement.statedAt), filter.statedFrom, filter.statedTo)
    );
  });
}

export type NoticeFilter = EntryFilter & { readonly status?: string; readonly cause?: string } & Pick<
    CountMembers,
    'subject' | 'measure' | 'group'
  > & { readonly family?: string };

/** All that is asked of what it concerns is asked of one scope; a scope that does not name a member is about all of it. */
export function noticesFiltered(world: World, filter: NoticeFilter, point: Point) {
  const { subject, family, measure, group } = filter;
  const isAsked = (scope: Scope) =>
    is(subject, scope.subject.id) &&
    is(family, scope.family ?? family) &&
    is(measure, scope.measure ?? measure) &&
    is(group, scope.group ?? group);
  return noticesAt(world, point).filter(
    ({ id, status, cause, scope }) =>
      is(filter.status, status) &&
      is(filter.cause, cause) &&
      scope.some(isAsked) &&
      isStatedBy(world, id, filter.source, point) &&
      meetsEntries(world, id, filter, visibleOf(world, id, point).at(-1) ?? null, point),
  );
}

export type SourceFilter = EntryFilter & { readonly kind?: string };

/** Sources pass every stated time, and were stated at none. */
export function sourcesFiltered(world: World, filter: SourceFilter, point: Point) {
  return world.ids('source').filter((id) => {
    const source = sourceAt(world, id, point);
    return source !== null && is(filter.kind, source.kind) && meetsEntries(world, id, filter, null, point);
  });
}

export type SituationFilter = EntryFilter & Pick<PlaceFilter, 'country' | 'admin1'>;

export function situationsFiltered(world: World, filter: SituationFilter, point: Point) {
  return world.ids('situation').filter((id) => {
    const entry = inForce(world.of('situation', id), point);
    return (
      entry !== null &&
      isPlaced(entry.details.place, filter) &&
      isStatedBy(world, id, filter.source, point) &&
      meetsEntries(world, id, filter, entry, point)
    );
  });
}
