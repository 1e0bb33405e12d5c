import { mostOf } from '../kernel/comparing.js';
import { figureWarnings } from '../kernel/figure.js';
import type { Statement } from '../kernel/statement.js';
import type { FigureSum } from '../kernel/sum-figures.js';
import { beginOf, endOf, type StatedTime } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { Term, TermValue } from './details.js';

/** Warnings of an agreement as it is recorded; those of its terms name them. */
export function recordingWarnings(
  signedAt: StatedTime | null,
  statement: Statement,
  terms: readonly Term[],
): Warning[] {
  return [
    ...signingWarnings(signedAt, statement),
    ...terms.flatMap(({ termId, figure }) =>
      figureWarnings(figure).map(({ code, detail }) => ({ code, detail: `term ${termId}: ${detail}` })),
    ),
  ];
}

/** Warnings of what an agreement says of itself. */
export function signingWarnings(signedAt: StatedTime | null, statement: Statement): Warning[] {
  return signedAt === null ? [] : statedBefore(signedAt, statement, 'signed');
}

/** Warnings of a delivery's own entry. */
export function deliveryWarnings(deliveredAt: StatedTime, statement: Statement): Warning[] {
  return statedBefore(deliveredAt, statement, 'delivered');
}

/** Warnings of a term and what was delivered against it: it needs no more than both to say them anew. */
export function termWarnings({ figure }: Pick<TermValue, 'figure'>, delivered: FigureSum | null): Warning[] {
  return [...figureWarnings(figure), ...ceilingWarnings({ figure }, delivered)];
}

/** More was delivered for certain than the term has at most. */
export function ceilingWarnings(
  { figure }: Pick<TermValue, 'figure'>,
  delivered: FigureSum | null,
): Warning[] {
  const ceiling = figure && mostOf(figure);
  if (ceiling === null || delivered === null || delivered.low <= ceiling) return [];
  const detail = `at least ${delivered.low} delivered, beyond the ceiling of ${ceiling}`;
  return [{ code: 'beyond-ceiling', detail }];
}

function statedBefore(time: StatedTime, { statedAt }: Statement, what: string): Warning[] {
  if (endOf(statedAt) >= beginOf(time)) return [];
  return [
    { code: 'stated-before-occurred', detail: `stated at ${statedAt}, said to have been ${what} at ${time}` },
  ];
}
