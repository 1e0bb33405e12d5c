import { reject, rejectMember } from '../kernel/decision.js';
import { BOUNDS, type Figure, type StatedFigure } from '../kernel/figure.js';
import { type Measure, TEXT_UNIT } from '../kernel/measure.js';
import { isStatedAhead, type Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';

/** The largest figure that JSON readers everywhere keep exactly. */
export const MAX_FIGURE = 2 ** 53 - 1;

/** Null when the statement does not lie ahead of the ledger's clock. */
export function refuseStatement(statement: Statement, now: Instant): ReturnType<typeof rejectMember> | null {
  if (!isStatedAhead(statement, now)) return null;
  return rejectMember('/statement/statedAt', 'is ahead of the clock: a statement lies in the past');
}

/**
 * Null when the measure can hold the figure: its decimals, and nothing below zero or beyond 2^53 - 1; or words alone.
 */
export function refuseFigure(figure: Figure, { unit, decimals }: Measure): ReturnType<typeof reject> | null {
  if (figure === null) return null;
  if (unit === TEXT_UNIT) return refuseNumbers(figure);
  const errors = BOUNDS.flatMap((bound) => {
    const detail = figure[bound] === null ? null : problemOf(figure[bound], decimals);
    return detail === null ? [] : [{ pointer: `/figure/${bound}`, detail }];
  });
  return errors.length === 0 ? null : reject('invalid', 'this measure cannot hold the figure', { errors });
}

/** What is counted in words has no number, and so no doubt about one. */
function refuseNumbers(figure: StatedFigure): ReturnType<typeof reject> | null {
  const numbers = BOUNDS.filter((bound) => figure[bound] !== null);
  const errors = [...numbers, ...(figure.approximate ? ['approximate'] : [])].map((member) => ({
    pointer: `/figure/${member}`,
    detail: 'has no place here: this measure holds words, in asStated',
  }));
  return errors.length === 0 ? null : reject('invalid', 'this measure holds words', { errors });
}

function problemOf(value: number, decimals: number): string | null {
  if (!(value >= 0 && value <= MAX_FIGURE)) return `must be from 0 to ${MAX_FIGURE}`;
  if (decimals === 0) return Number.isInteger(value) ? null : 'must be a whole number';
  return Number(value.toFixed(decimals)) === value ? null : `may have ${decimals} decimal places`;
}
