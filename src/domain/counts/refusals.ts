import { reject } from '../kernel/decision.js';
import { BOUNDS, type Figure, type StatedFigure } from '../kernel/figure.js';
import { figureErrors } from '../kernel/figure-limits.js';
import { type Measure, TEXT_UNIT } from '../kernel/measure.js';

/**
 * Null when the measure can hold the figure: its decimals, and nothing below zero or beyond 2^53 - 1; or words alone.
 */
export function refuseFigure(figure: Figure, { unit, decimals }: Measure): ReturnType<typeof reject> | null {
  if (figure !== null && unit === TEXT_UNIT) return refuseNumbers(figure);
  const errors = figureErrors(figure, decimals);
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
