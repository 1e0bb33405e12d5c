import type { Agreement } from '../../ledger/answers.js';
import { plain } from '../../wording/codes.js';
import { inWords as figureInWords } from '../../wording/figure.js';
import { inWords as timeInWords } from '../../wording/time.js';

type Term = Agreement['terms'][number];

const COMMITMENTS: Readonly<Record<string, string>> = {
  potential: 'It may come to that; nobody is bound to it.',
  firm: 'It is promised.',
};

/** Whether it is promised. */
export function commitmentInWords(commitment: string): string {
  return COMMITMENTS[commitment] ?? plain(commitment);
}

/** Over 10 years; from one day to another. */
export function termPeriodInWords(period: Term['period']): string | null {
  if (period === null) return null;
  const { years, from = null, to = null } = period;
  if (years !== undefined) return years === 1 ? 'Over one year' : `Over ${years} years`;
  if (from === null) return to === null ? null : `Until ${timeInWords(to)}`;
  return to === null ? `From ${timeInWords(from)}` : `${timeInWords(from)} to ${timeInWords(to)}`;
}

/** At most 150 aircraft. */
export function amountInWords(figure: Term['figure'], unit: string | null): string {
  const said = figureInWords(figure);
  const hasNumber = figure !== null && [figure.low, figure.best, figure.high].some((bound) => bound !== null);
  return hasNumber && unit !== null ? `${said} ${unit}` : said;
}
