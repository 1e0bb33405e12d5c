import { reject } from '../kernel/decision.js';
import type { Figure } from '../kernel/figure.js';
import { figureErrors } from '../kernel/figure-limits.js';
import type { Measure } from './families.js';

/** Null when the measure can hold the figure: its decimals, and nothing below zero or beyond 2^53 - 1. */
export function refuseFigure(figure: Figure, { decimals }: Measure): ReturnType<typeof reject> | null {
  const errors = figureErrors(figure, decimals);
  return errors.length === 0 ? null : reject('invalid', 'this measure cannot hold the figure', { errors });
}
