import { changesOf } from './changes.js';
import { standsAt } from './count-entries.js';
import { visibleClaims } from './claims.js';
import { type FactOf, isVisible, type Point, type World } from './facts.js';
import { between, type Direction, movementOf, type Movement, saysOtherwise } from './movement.js';
import { daysBetween, endOf } from './times.js';

/** How often, how late, which way and how far figures were revised: of counts, and of what a source itself said. */

type Entry = FactOf<'count'>;

interface Revision {
  readonly cause: string | null;
  readonly lag: number;
  readonly direction: Direction;
  readonly drift: number | null;
  readonly relative: number | null;
}

/** Of the changes of some counts that are visible at a point. */
export function figureStatistic(world: World, isAsked: (count: string) => boolean, point: Point) {
  const changes = changesOf(world, point).filter(({ id }) => isAsked(id));
  const revisions = inStatedOrder(changes.map((entry) => ({ entry, place: entry.effective }))).flatMap(
    ({ entry }) => revisionOf(world, entry) ?? [],
  );
  const placed = changes.map((entry) => ({ entry, place: entry.effective }));
  return statistic(world, placed, changes.length, revisions);
}

/** A change that says otherwise than what it replaced. A first report replaces nothing. */
function revisionOf(world: World, entry: Entry): Revision | null {
  const { before, figure = null, cause } = entry;
  if (!before || before.status === 'none') return null;
  const after = entry.does === 'retract' ? 'retracted' : 'active';
  const isSame = before.status === after && (after === 'retracted' || !saysOtherwise(before.figure, figure));
  if (isSame) return null;
  const replaced = world.of('count', entry.id)[before.revision];
  const lag = daysBetween(statedEnd(replaced), statedEnd(entry));
  return { cause, lag, ...drifting(movementOf(before, entry)) };
}

const statedEnd = (entry: Entry | undefined) => endOf(entry?.statement?.statedAt ?? '');

function drifting({ direction, size }: Movement): Pick<Revision, 'direction' | 'drift' | 'relative'> {
  const sign = direction === 'down' ? -1 : 1;
  return {
    direction,
    drift: size.absolute === null ? null : sign * size.absolute,
    relative: size.relative === null ? null : sign * size.relative,
  };
}

/** What a source did about its own figures that is visible at a point: its claims, and what took claims back. */
function ownSteps(world: World, source: string, isAsked: (count: string) => boolean, point: Point) {
  return [...world.quantities.keys()].filter(isAsked).flatMap((count) => {
    const entries = world.of('count', count);
    const claims = visibleClaims(world, count, point).filter(
      ({ statement }) => statement?.sourceId === source,
    );
    const ends = entries.filter(({ does, claim, statement, sequence, effective }) => {
      if (effective === null || !isVisible({ sequence, effective }, point)) return false;
      // Of a claim that is taken back it is the claim's source, whoever says so.
      const whose = does === 'takeBack' ? entries[claim ?? -1]?.statement : statement;
      return (does === 'takeBack' || does === 'retract') && whose?.sourceId === source;
    });
    return [
      ...claims.map((entry) => ({ entry, place: standsAt(entry), isClaim: true })),
      ...ends.map((entry) => ({ entry, place: entry.effective ?? '', isClaim: false })),
    ];
  });
}

/**
 * Of the claims of one source. Each is revised at most once: by its next claim, when that says otherwise, or by what takes
 * it back before that.
 */
export function ownStatistic(
  world: World,
  source: string,
  isAsked: (count: string) => boolean,
  point: Point,
) {
  const steps = inStatedOrder(ownSteps(world, source, isAsked, point));
  const revisions = steps.flatMap((step, index) => {
    if (!step.isClaim) return [];
    const next = steps
      .slice(index + 1)
      .filter(({ entry }) => entry.id === step.entry.id)
      .find((other) => other.isClaim || takesBack(other.entry, step.entry));
    return next ? (ownRevision(step, next) ?? []) : [];
  });
  const said = steps.filter(({ isClaim }) => isClaim).length;
  return statistic(world, steps, said, revisions);
}

function takesBack(end: Entry, claim: Entry): boolean {
  return end.does === 'takeBack' ? end.claim === claim.revision : end.revision > claim.revision;
}

type Step = ReturnType<typeof ownSteps>[number];

function ownRevision(step: Step, next: Step): Revision | null {
  const [from, to] = [step.entry.figure ?? null, next.entry.figure ?? null];
  const { cause } = next.entry;
  const lag = daysBetween(step.place, statedEnd(next.entry));
  if (!next.isClaim) return { cause, lag, direction: 'retracted', drift: null, relative: null };
  return saysOtherwise(from, to) ? { cause, lag, ...drifting(between(from, to)) } : null;
}

interface Placed {
  readonly entry: Entry;
  readonly place: string;
}

function inStatedOrder<Row extends Placed>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => {
    if (a.place !== b.place) return a.place < b.place ? -1 : 1;
    return a.entry.sequence - b.entry.sequence;
  });
}

function statistic(world: World, rows: readonly Placed[], said: number, revisions: readonly Revision[]) {
  const counts = [...world.quantities.keys()].filter((id) => rows.some(({ entry }) => entry.id === id));
  const measures = new Set(
    counts.map((id) => `${world.quantityOf(id).family} ${world.quantityOf(id).measure}`),
  );
  return {
    said,
    ...volatility(said, revisions, measures.size === 1),
    counts: counts.length,
    inputs: counts.map((id) => ({
      id,
      revisions: inStatedOrder(rows.filter(({ entry }) => entry.id === id)).map(
        ({ entry }) => entry.revision,
      ),
    })),
    inputsLeftOut: 0,
  };
}

const NOT_HELD_AGAINST = ['developed', 'recording_error'];

/** What revisions come to. Those that the world or a slip made are told apart, and held against nobody. */
function volatility(said: number, revisions: readonly Revision[], isOneMeasure: boolean) {
  const held = revisions.filter(({ cause }) => !NOT_HELD_AGAINST.includes(cause ?? ''));
  const having = (cause: string | null) => revisions.filter((one) => one.cause === cause).length;
  const going = (direction: Direction) => held.filter((one) => one.direction === direction).length;
  const drifts = held.flatMap(({ drift }) => drift ?? []);
  const relatives = held.flatMap(({ relative }) => relative ?? []);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const causes = [...new Set(revisions.map(({ cause }) => cause))];
  return {
    revised: held.length,
    developed: having('developed'),
    slips: having('recording_error'),
    revisedShare: said === 0 ? null : held.length / said,
    lagDays: lagsOf(held.map(({ lag }) => lag)),
    directions: {
      up: going('up'),
      down: going('down'),
      none: going('none'),
      unknown: going('unknown'),
      reported: going('reported'),
      retracted: going('retracted'),
    },
    share: held.length === 0 ? null : { up: going('up') / held.length, down: going('down') / held.length },
    netDrift: {
      absolute: isOneMeasure && drifts.length > 0 ? sum(drifts) : null,
      relative: relatives.length === 0 ? null : sum(relatives) / relatives.length,
    },
    byCause: causes
      .map((cause) => ({ cause, revisions: having(cause) }))
      .sort((a, b) => b.revisions - a.revisions || ((a.cause ?? '') < (b.cause ?? '') ? -1 : 1)),
  };
}

/** By nearest rank: of n in order the ceil(p * n)-th. */
function lagsOf(lags: readonly number[]) {
  const sorted = [...lags].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return sorted.length === 0 ? null : { median: rank(0.5), p90: rank(0.9) };
}
