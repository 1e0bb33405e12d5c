import { type FigureSum, sumFigures } from '../../../src/domain/kernel/sum-figures.js';
import type { ListedStrike, Strike, SubjectCount, Toll } from '../../ledger/answers.js';

/** What is counted of a whole, or of one of its parts. */
export interface Asked {
  readonly family: string;
  readonly measure: string;
  readonly group: string;
}

/** What a part accounts for: the figure of one of its counts. */
export interface Share {
  readonly title: string;
  readonly count: SubjectCount;
}

/** A whole against its parts. */
export interface Attribution extends Asked {
  /** What the whole itself is counted with; null where it has no figure of its own. */
  readonly whole: FigureSum | null;
  readonly shares: readonly Share[];
  /** What the parts come to; null where none has a figure. */
  readonly parts: FigureSum | null;
  /** What no part accounts for; null where the whole has no figure of its own. */
  readonly rest: FigureSum | null;
  readonly warnings: Toll['warnings'];
}

/** So many quantities are compared at most. */
const MOST = 30;

const nameOf = ({ family, measure, group }: Asked) => `${family} ${measure} ${group}`;

/** The quantities that the whole or a part has a count of, those of the whole first. */
export function quantitiesOf(whole: Strike, parts: readonly ListedStrike[]): Asked[] {
  const counts = [whole, ...parts].flatMap((strike) => strike.counts);
  const distinct = new Map(
    counts.map(({ family, measure, group }) => [
      nameOf({ family, measure, group }),
      { family, measure, group },
    ]),
  );
  return [...distinct.values()].slice(0, MOST);
}

/** What a total says of a whole and its parts. @param toll of the whole, of the quantity that was asked */
export function attributionOf(
  asked: Asked,
  { id }: Pick<Strike, 'id'>,
  parts: readonly ListedStrike[],
  toll: Toll,
): Attribution {
  const counts = new Map(
    parts.flatMap(({ title, counts: own }) => own.map((count) => [count.id, { title, count }] as const)),
  );
  const own = toll.wholes.find((whole) => whole.id === id);
  const inputs = own ? own.parts : toll.inputs.filter((input) => counts.has(input.id));
  const wholeIsCounted = own !== undefined || inputs.length < toll.inputs.length;
  return {
    ...asked,
    whole: wholeIsCounted ? toll.figure : null,
    shares: inputs.flatMap((input) => counts.get(input.id) ?? []),
    parts: sumFigures(inputs.map(({ figure }) => figure)),
    rest: own?.unattributed ?? (wholeIsCounted ? toll.figure : null),
    warnings: toll.warnings,
  };
}
