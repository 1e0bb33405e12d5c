import { visibleClaims } from './claims.js';
import { countsAt } from './counts.js';
import type { Point, Quantity, World } from './facts.js';
import { figureStatistic, ownStatistic } from './statistics.js';

/** Volatility: the statistics of counts, of subjects, of measures, and of sources. */

export interface VolatilityFilter {
  readonly family?: string;
  readonly measure?: string;
  readonly group?: string;
  readonly subject?: string;
  readonly source?: string;
}
export type VolatilityBy = 'count' | 'subject' | 'measure' | 'source';

export function volatilityAt(world: World, by: VolatilityBy, filter: VolatilityFilter, point: Point) {
  return by === 'source' ? ofSources(world, filter, point) : ofCounts(world, by, filter, point);
}

function isAsked({ family, measure, group, subject }: Quantity, filter: VolatilityFilter): boolean {
  return (
    (filter.family ?? family) === family &&
    (filter.measure ?? measure) === measure &&
    (filter.group ?? group) === group &&
    (filter.subject ?? subject.id) === subject.id
  );
}

/** A line for each source that said a figure. */
function ofSources(world: World, filter: VolatilityFilter, point: Point) {
  const asked = (count: string) => isAsked(world.quantityOf(count), filter);
  return world
    .ids('source')
    .filter((source) => (filter.source ?? source) === source)
    .filter((source) => countsSpokenOf(world, source, point).some(asked))
    .map((source) => told({ sourceId: source }, ownStatistic(world, source, asked, point)));
}

function countsSpokenOf(world: World, source: string, point: Point): string[] {
  return [...world.quantities.keys()].filter((count) =>
    visibleClaims(world, count, point).some(({ statement }) => statement?.sourceId === source),
  );
}

/** A line for the counts that are there and have something in common, in the order of the first of them. */
function ofCounts(world: World, by: Exclude<VolatilityBy, 'source'>, filter: VolatilityFilter, point: Point) {
  const { source } = filter;
  const spokenOf = source === undefined ? null : countsSpokenOf(world, source, point);
  const there = countsAt(world, point).filter(
    ({ id, quantity }) => isAsked(quantity, filter) && (spokenOf?.includes(id) ?? true),
  );
  const lineOf = (id: string) => JSON.stringify(keyOf(world, by, id));
  return [...new Set(there.map(({ id }) => lineOf(id)))].map((line) => {
    const isIn = (id: string) => lineOf(id) === line && isAsked(world.quantityOf(id), filter);
    const statistic =
      source === undefined ? figureStatistic(world, isIn, point) : ownStatistic(world, source, isIn, point);
    return told(JSON.parse(line) as object, statistic);
  });
}

function keyOf(world: World, by: Exclude<VolatilityBy, 'source'>, id: string): object {
  const { family, subject, measure, group, period } = world.quantityOf(id);
  switch (by) {
    case 'count':
      return { countId: id, family, subject, measure, group, period };
    case 'subject':
      return { subject };
    case 'measure':
      return { family, measure };
  }
}

function told(key: object, { said, ...rest }: ReturnType<typeof figureStatistic>) {
  return { key, entries: said, ...rest };
}

/** How a source revised its own figures, with or without what that stands on. */
export function scorecardAt(world: World, source: string, point: Point, withInputs: boolean) {
  const { said, ...rest } = ownStatistic(world, source, () => true, point);
  const inputs = withInputs ? rest.inputs : [];
  return { claims: said, ...rest, inputs, inputsLeftOut: rest.inputs.length - inputs.length };
}
