import { reject, rejectMember } from '../kernel/decision.js';
import { BOUNDS, type Figure } from '../kernel/figure.js';
import { isStatedAhead, type Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { Measure } from './families.js';

/** The largest figure that JSON readers everywhere keep exactly. */
export const MAX_FIGURE = 2 ** 53 - 1;

/** Null when the statement does not lie ahead of the ledger's clock. */
export function refuseStatement(statement: Statement, now: Instant): ReturnType<typeof rejectMember> | null {
  if (!isStatedAhead(statement, now)) return null;
  return rejectMember('/statement/statedAt', 'is ahead of the clock: a statement lies in the past');
}

/** Null when the measure can hold the figure: its decimals, and nothing below zero or beyond 2^53 - 1. */
export function refuseFigure(figure: Figure, { decimals }: Measure): ReturnType<typeof reject> | null {
  if (figure === null) return null;
  const errors = BOUNDS.flatMap((bound) => {
    const detail = figure[bound] === null ? null : problemOf(figure[bound], decimals);
    return detail === null ? [] : [{ pointer: `/figure/${bound}`, detail }];
  });
  return errors.length === 0 ? null : reject('invalid', 'this measure cannot hold the figure', { errors });
}

function problemOf(value: number, decimals: number): string | null {
  if (!(value >= 0 && value <= MAX_FIGURE)) return `must be from 0 to ${MAX_FIGURE}`;
  if (decimals === 0) return Number.isInteger(value) ? null : 'must be a whole number';
  return Number(value.toFixed(decimals)) === value ? null : `may have ${decimals} decimal places`;
}
