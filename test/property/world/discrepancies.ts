import { standingClaims } from './claims.js';
import { countsAt, SCHEMES } from './counts.js';
import { setters } from './count-entries.js';
import {
  type FactOf,
  type Figure,
  isVisible,
  type Point,
  type Quantity,
  type Scope,
  type World,
} from './facts.js';
import { hasNumber, isAbove, leastOf, mostOf } from './figures.js';
import { covers, noticesAt } from './notices.js';
import { partsAt, strikeEntryAt } from './strikes.js';
import { daysOf } from './times.js';
import { subjectAt } from './toll-subjects.js';

/** Discrepancies: figures that do not go together, as of a point. */

interface Active {
  readonly id: string;
  readonly quantity: Quantity;
  readonly entry: FactOf<'count'>;
}
interface Size {
  readonly absolute: number;
  readonly relative: number;
}

export function discrepanciesAt(world: World, point: Point) {
  const active = countsAt(world, point).filter(({ entry }) => entry.does !== 'retract');
  return [
    ...active.flatMap((count) => claimsThatDiffer(world, count, point)),
    ...active.flatMap((count) => partsAboveWhole(world, count, active, point)),
    ...active.flatMap((count) => groupsAboveWhole(count, active)),
    ...active.flatMap((count) => lesserAboveGreater(count, active)),
    ...active.flatMap((count) => belowEarlier(world, count, active, point)),
    ...active.flatMap(disordered),
  ].flatMap((found) => {
    const { type, id } = found.subject;
    const { status, country, admin1 } = subjectAt(world, type, id, point);
    // What is about a retracted strike is none any more.
    return status === 'retracted' ? [] : [{ ...found, country, admin1 }];
  });
}

const figureOf = ({ entry }: Active): Figure => entry.figure ?? null;

/** Standing claims that differ: disjoint ones have nothing in common in what they allow. */
function claimsThatDiffer(world: World, count: Active, point: Point) {
  const standing = standingClaims(world, count.id, point);
  const said = standing.map(({ figure = null }) => figure).filter(hasNumber);
  if (said.length < 2) return [];
  // What is the wrong way round is taken the other way.
  const allowed = said.map((figure) =>
    [leastOf(figure) ?? 0, mostOf(figure) ?? Infinity].sort((a, b) => a - b),
  );
  const lows = allowed.map(([low]) => low ?? 0);
  const highs = allowed.flatMap(([, high]) => (high === undefined || high === Infinity ? [] : [high]));
  const bests = said.flatMap((figure) => figure?.best ?? []);
  const gap = Math.max(...lows) - Math.min(...highs, Infinity);
  const spread = Math.max(
    ...[lows, highs, bests].map((values) => Math.max(0, ...values) - Math.min(...values, Infinity)),
  );
  const size =
    gap > 0 ? sizeOf(gap, Math.max(...lows)) : sizeOf(spread, Math.max(...lows, ...highs, ...bests));
  if (size.absolute <= 0) return [];
  return [
    discrepancy(
      gap > 0 ? 'claims-disjoint' : 'claims-overlap',
      count,
      standing.map((entry) => concerned('claim', { ...count, entry })),
      size,
    ),
  ];
}

/** Of a part that has no figure of its own, or is retracted, its own parts stand for it. */
function partsAboveWhole(world: World, count: Active, active: readonly Active[], point: Point) {
  const { subject } = count.quantity;
  if (subject.type !== 'strike') return [];
  const found: Active[] = [];
  const open = [subject.id];
  const seen = new Set(open);
  for (const whole of open) {
    for (const { id } of partsAt(world, whole, point)) {
      if (seen.has(id)) continue;
      seen.add(id);
      const isRetracted = strikeEntryAt(world, id, point)?.status === 'retracted';
      const own = active.find((other) =>
        sameBut(count.quantity, other.quantity, { subject: { type: 'strike', id } }),
      );
      if (own && !isRetracted && figureOf(own) !== null) found.push(own);
      else open.push(id);
    }
  }
  return exceeding('parts-exceed-whole', count, found);
}

/** Groups of one scheme right within a group; a code that is not defined is alone. */
function groupsAboveWhole(count: Active, active: readonly Active[]) {
  const { group: whole } = count.quantity;
  const inside = active.filter(
    ({ quantity }) =>
      quantity.group !== 'all' &&
      sameBut(count.quantity, quantity, { group: quantity.group }) &&
      (quantity.group === 'strike_drones' ? 'drones' : 'all') === whole,
  );
  const schemeOf = ({ quantity: { group } }: Active) => SCHEMES[group] ?? `code ${group}`;
  return [...new Set(inside.map(schemeOf))].flatMap((scheme) =>
    exceeding(
      'groups-exceed-whole',
      count,
      inside.filter((one) => schemeOf(one) === scheme),
    ),
  );
}

function exceeding(kind: string, whole: Active, parts: readonly Active[]) {
  const most = mostOf(figureOf(whole));
  const least = parts.reduce((sum, part) => sum + (leastOf(figureOf(part)) ?? 0), 0);
  if (most === null || least <= most) return [];
  const counts = [concerned('whole', whole), ...parts.map((part) => concerned('part', part))];
  return [discrepancy(kind, whole, counts, sizeOf(least - most, least))];
}

/** More are said to be intercepted than launched. */
function lesserAboveGreater(count: Active, active: readonly Active[]) {
  if (count.quantity.measure !== 'intercepted') return [];
  const greater = active.find(({ quantity }) => sameBut(count.quantity, quantity, { measure: 'launched' }));
  if (!greater || !isAbove(figureOf(count), figureOf(greater))) return [];
  const [one, other] = [figureOf(count), figureOf(greater)];
  const areNumbers = one?.best != null && other?.best != null;
  const [more, less] = areNumbers ? [one.best, other.best] : [leastOf(one), mostOf(other)];
  const counts = [concerned('lesser', count), concerned('greater', greater)];
  return [discrepancy('measure-order', count, counts, sizeOf((more ?? 0) - (less ?? 0), more ?? 0))];
}

/** What is counted since a start is less than it was by the day before it on which one of these counts ends. */
function belowEarlier(world: World, count: Active, active: readonly Active[], point: Point) {
  const { measure, period } = count.quantity;
  if (measure !== 'killed_cumulative' || period === null) return [];
  const ends = ({ quantity }: Active) => (quantity.period === null ? '' : daysOf(quantity.period)[1]);
  const before = active.filter(
    (other) =>
      other.quantity.period !== null &&
      sameBut(count.quantity, other.quantity, { period: other.quantity.period }) &&
      ends(other) < ends(count),
  );
  const last = before.map(ends).sort().at(-1);
  return before
    .filter((earlier) => ends(earlier) === last && isAbove(figureOf(earlier), figureOf(count)))
    .filter((earlier) => !beginsAnew(world, earlier, count, point))
    .map((earlier) => {
      const [one, other] = [figureOf(earlier), figureOf(count)];
      const areNumbers = one?.best != null && other?.best != null;
      const [more, less] = areNumbers ? [one.best, other.best] : [leastOf(one), mostOf(other)];
      const size = sizeOf((more ?? 0) - (less ?? 0), more ?? 0);
      const counts = [concerned('earlier', earlier), concerned('later', count)];
      return discrepancy('cumulative-falls', count, counts, size);
    });
}

const BREAKS: readonly (string | null | undefined)[] = ['counter_rebased', 'method_changed'];

/** An entry of the later count says so, or the notice that it names, or a notice about them that lies between. */
function beginsAnew(world: World, earlier: Active, later: Active, point: Point): boolean {
  const notices = noticesAt(world, point).filter(
    ({ status, cause }) => status === 'active' && BREAKS.includes(cause),
  );
  const isSaid = setters(world, later.id)
    .filter((entry) => isVisible(entry, point))
    .some(({ cause, noticeId }) => BREAKS.includes(cause) || notices.some(({ id }) => id === noticeId));
  return isSaid || notices.some(({ scope }) => scope.some((one) => lies(one, earlier, later)));
}

/** A scope begins between the two, or covers one of them alone. */
function lies(scope: Scope, earlier: Active, later: Active): boolean {
  const always = { from: null, to: null };
  if (!covers({ ...scope, ...always }, later.quantity)) return false;
  const ends = ({ quantity: { period } }: Active) => daysOf(period ?? '')[1];
  const begins = scope.from !== null && ends(earlier) < scope.from && scope.from <= ends(later);
  return begins || covers(scope, earlier.quantity) !== covers(scope, later.quantity);
}

/** low <= best <= high is broken, and by the most that two of them are apart. */
function disordered(count: Active) {
  const figure = figureOf(count);
  const given = [figure?.low, figure?.best, figure?.high].filter((value) => value != null);
  const drops = given.flatMap((value, at) =>
    given.slice(at + 1).map((later) => sizeOf(value - later, value)),
  );
  const [worst] = drops.sort((a, b) => b.absolute - a.absolute);
  if (!worst || worst.absolute <= 0) return [];
  return [discrepancy('figure-order', count, [concerned('figure', count)], worst)];
}

function sizeOf(absolute: number, greater: number): Size {
  return { absolute, relative: greater > 0 ? Number((absolute / greater).toFixed(6)) : 0 };
}

/** Whether a quantity is another but for some members. */
function sameBut(one: Quantity, other: Quantity, members: Partial<Quantity>): boolean {
  return JSON.stringify({ ...one, ...members }) === JSON.stringify(other);
}

function concerned(role: string, { id, quantity, entry }: Active) {
  const { subject, measure, group, period } = quantity;
  const { revision, recordedAt, figure, statement } = entry;
  return {
    role,
    id,
    revision,
    sourceId: statement?.sourceId,
    subject,
    measure,
    group,
    period,
    figure,
    recordedAt,
  };
}

function discrepancy(
  kind: string,
  { quantity: { family, subject, measure, group, period } }: Active,
  counts: readonly ReturnType<typeof concerned>[],
  size: Size,
) {
  const since = counts
    .map(({ recordedAt }) => recordedAt)
    .sort()
    .at(-1);
  return { kind, family, subject, measure, group, period, counts, size, since };
}
