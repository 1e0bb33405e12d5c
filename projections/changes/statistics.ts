import type { Figure } from '../../src/domain/kernel/figure.js';
import type { Cause } from '../../src/domain/kernel/cause.js';
import type { Direction } from '../../src/domain/counts/movement.js';
import { type OwnStep, ownRevisions } from '../../src/domain/counts/own-revisions.js';
import { type Revising, type Volatility, volatilityOf } from '../../src/domain/counts/volatility.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { StatisticInput } from './answers.js';

/** How many counts a statistic names. The volatility of counts, page by page, names them all. */
const MAX_INPUTS = 1_000;

/** A statistic with what it is made of. */
export interface Statistic extends Volatility {
  /** Of how many statements. */
  readonly said: number;
  readonly counts: number;
  readonly inputs: readonly StatisticInput[];
  readonly inputsLeftOut: number;
}

/** Which rows, of a count `c`: SQL of ours, each condition after an AND, and its parameters. */
export interface Which {
  readonly conditions: string;
  readonly parameters: object;
}

interface OfCount {
  readonly count: number;
  readonly id: string;
  readonly quantity: string;
  readonly revision: number;
}

interface ChangeRow extends OfCount {
  readonly cause: Cause | null;
  readonly lag: number | null;
  readonly revises: 0 | 1;
  readonly direction: Direction;
  readonly absolute: number | null;
  readonly relative: number | null;
}

interface StepRow extends OfCount {
  readonly cause: Cause | null;
  readonly place: string;
  readonly statedEnd: string;
  /** Null where claims are taken back. */
  readonly figure: string | null;
  readonly first: number | null;
  readonly last: number | null;
}

const OF_COUNT = `c.created AS count, c.id, c.family || '/' || c.measure AS quantity`;

/**
 * How the figure in force of counts was revised: of the changes that are visible at the point those that say otherwise
 * than what they replaced. `said` is how many changes there are, first reports too; the rest is `volatilityOf`.
 * @param found SQL of ours: from which changes `h` with their counts `c`
 */
export function figureStatistic(
  model: ReadModel,
  found: string,
  { conditions, parameters }: Which,
  point: PointParameters,
): Statistic {
  const rows = model.all<ChangeRow>(
    `SELECT ${OF_COUNT}, h.revision, h.cause, h.lag, h.revises, h.direction, h.absolute, h.relative
     FROM ${found} AND h.sequence <= @sequence AND h.effective_at <= @stated${conditions}
     ORDER BY h.count, h.effective_at, h.sequence`,
    { ...parameters, ...point },
  );
  const revising = rows.filter(({ revises }) => revises === 1).map(revisingOf);
  return statistic(rows, rows.length, revising);
}

/**
 * How a source revised its own figures: of its claims that are visible at the point those that it said otherwise later,
 * or that were taken back (`ownRevisions`). `said` is how many claims there are; the rest is `volatilityOf`.
 */
export function ownStatistic(
  model: ReadModel,
  sourceId: string,
  { conditions, parameters }: Which,
  point: PointParameters,
): Statistic {
  const rows = model.all<StepRow>(
    `SELECT ${OF_COUNT}, k.revision, k.cause, k.place, k.stated_end AS statedEnd, k.figure, k.first_claim AS first,
            k.last_claim AS last
     FROM own_step k CROSS JOIN count c ON c.created = k.count
     WHERE k.source_id = @ownSource AND k.sequence <= @sequence AND k.place <= @stated${conditions}
     ORDER BY k.count, k.place, k.sequence`,
    { ...parameters, ...point, ownSource: sourceId },
  );
  const said = rows.filter(({ figure }) => figure !== null).length;
  return statistic(
    rows,
    said,
    [...runsOf(rows)].flatMap((run) => ownRevisions(run.map(stepOf))),
  );
}

function statistic(rows: readonly OfCount[], said: number, revising: readonly Revising[]): Statistic {
  const inputs = [...runsOf(rows)].map((run) => ({
    id: run[0]?.id ?? '',
    revisions: run.map(({ revision }) => revision),
  }));
  const addable = new Set(rows.map(({ quantity }) => quantity)).size === 1;
  return {
    said,
    ...volatilityOf(said, revising, addable),
    counts: inputs.length,
    inputs: inputs.slice(0, MAX_INPUTS),
    inputsLeftOut: Math.max(0, inputs.length - MAX_INPUTS),
  };
}

/** The rows of each count. */
function runsOf<Row extends OfCount>(rows: readonly Row[]): Iterable<Row[]> {
  return Map.groupBy(rows, ({ count }) => count).values();
}

function revisingOf({ cause, lag, direction, absolute, relative }: ChangeRow): Revising {
  const sign = direction === 'down' ? -1 : 1;
  return {
    cause,
    lag: lag ?? 0,
    direction,
    drift: absolute === null ? null : sign * absolute,
    // From zero it is infinite in the row, and nothing that could be averaged.
    relativeDrift: relative === null || !Number.isFinite(relative) ? null : sign * relative,
  };
}

function stepOf({ revision, cause, place, statedEnd, figure, first, last }: StepRow): OwnStep {
  const common = { revision, cause, place, statedEnd };
  return figure === null
    ? { ...common, takesBack: { first: first ?? 0, last: last ?? 0 } }
    : { ...common, figure: JSON.parse(figure) as Figure };
}
