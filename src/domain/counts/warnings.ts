import { breaksSeries, type Cause } from '../kernel/cause.js';
import { inWords, isAbove, leastOf, mostOf } from '../kernel/comparing.js';
import { type Figure, figureWarnings } from '../kernel/figure.js';
import { daysOf, type Period } from '../kernel/period.js';
import type { Statement } from '../kernel/statement.js';
import { sumFigures } from '../kernel/sum-figures.js';
import { beginOf, endOf } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { CountContext } from './decision-support.js';
import type { Before } from './events.js';
import { type Family, findMeasure } from './families.js';
import { NOTHING_AROUND, type Surroundings } from './surroundings.js';

/** A figure and who says it. */
interface Said {
  readonly figure: Figure;
  readonly statement: Statement;
}

/** A figure that takes the place of another. */
interface Change extends Said {
  readonly before: Before;
  /** Null for a first report, and for an adoption. */
  readonly cause: Cause | null;
}

/** What of a count the rules look at. */
interface Counted {
  readonly measure: string;
  readonly period: Period | null;
}

type Context = Pick<CountContext, 'family' | 'surroundings'>;

/** What is odd about a figure as its source states it. Real figures are: it is said beside them and refuses nothing. */
export function claimWarnings(
  { figure, statement }: Said,
  { period }: Pick<Counted, 'period'>,
  context: Pick<Context, 'surroundings'>,
): Warning[] {
  const around = context.surroundings ?? NOTHING_AROUND;
  return [...figureWarnings(figure), ...unreliableSource(around), ...statedBefore(statement, period, around)];
}

/** The same of a figure that comes into force, and where it does not fit what is in force beside it. */
export function changeWarnings(change: Change, counted: Counted, context: Context): Warning[] {
  const { measure } = counted;
  const { family, surroundings: around = NOTHING_AROUND } = context;
  const { figure } = change;
  const isCumulative = findMeasure(family, measure)?.accumulation === 'cumulative';
  return [
    ...claimWarnings(change, counted, context),
    ...(isCumulative ? cumulativeFalls(change, around) : []),
    ...measureOrder(measure, figure, family, around),
    ...partsExceedWhole(figure, around),
  ];
}

const UNRELIABLE: Readonly<Record<string, string>> = { D: 'not usually reliable', E: 'unreliable' };

function unreliableSource({ reliability }: Surroundings): Warning[] {
  const meaning = UNRELIABLE[reliability ?? ''];
  return meaning === undefined
    ? []
    : [{ code: 'unreliable-source', detail: `the source is graded ${reliability}: ${meaning}` }];
}

function statedBefore(
  { statedAt }: Statement,
  period: Period | null,
  { occurredFrom }: Surroundings,
): Warning[] {
  const begins = [
    { from: occurredFrom, what: 'said to have occurred' },
    { from: period && daysOf(period).from, what: 'about the days' },
  ];
  return begins.flatMap(({ from, what }) =>
    from !== null && endOf(statedAt) < beginOf(from)
      ? [{ code: 'stated-before-occurred', detail: `stated at ${statedAt}, ${what} from ${from}` }]
      : [],
  );
}

/** What is counted since a start never falls, unless the counter or the method began anew. */
function cumulativeFalls(
  { figure, before, cause }: Change,
  { earlier, later, noticeCause }: Surroundings,
): Warning[] {
  if (breaksSeries(cause) || breaksSeries(noticeCause)) return [];
  const previous = before.status === 'active' ? before.figure : null;
  const details: string[] = [];
  if (isAbove(previous, figure)) details.push(`${inWords(figure)} after ${inWords(previous)} before`);
  if (earlier && isAbove(earlier.figure, figure)) {
    details.push(`${inWords(figure)}, and ${inWords(earlier.figure)} for ${earlier.period} already`);
  }
  if (later && isAbove(figure, later.figure)) {
    details.push(`${inWords(figure)}, and only ${inWords(later.figure)} for ${later.period}`);
  }
  return details.map((detail) => ({ code: 'cumulative-falls', detail }));
}

/** The rules of the family between this measure and others, as data of its row. */
function measureOrder(
  measure: string,
  figure: Figure,
  { orders }: Family,
  { measures }: Surroundings,
): Warning[] {
  const figureOf = (code: string) =>
    code === measure ? figure : (measures.find((other) => other.measure === code)?.figure ?? null);
  return orders
    .filter(({ lesser, greater }) => lesser === measure || greater === measure)
    .flatMap(({ lesser, greater }) => {
      const [low, high] = [figureOf(lesser), figureOf(greater)];
      if (!isAbove(low, high)) return [];
      return [
        {
          code: 'measure-order',
          detail: `${lesser} ${inWords(low)} is above ${greater} ${inWords(high)}`,
        },
      ];
    });
}

function partsExceedWhole(figure: Figure, { contains, within }: Surroundings): Warning[] {
  // Words alone add nothing to a sum.
  const hasNumber = figure !== null && leastOf(figure) !== null;
  return [
    ...contains.flatMap(({ name, figures }) => exceeding(`${name} against this count`, figures, figure)),
    ...(hasNumber ? within : []).flatMap(({ name, figure: whole, others }) =>
      exceeding(
        `this count${others.length > 0 ? ' and its likes' : ''} against ${name}`,
        [figure, ...others],
        whole,
      ),
    ),
  ];
}

function exceeding(names: string, parts: readonly Figure[], whole: Figure): Warning[] {
  const most = whole && mostOf(whole);
  const least = sumFigures(parts)?.low ?? 0;
  if (most === null || least <= most) return [];
  return [{ code: 'parts-exceed-whole', detail: `${names}: at least ${least}, above at most ${most}` }];
}
