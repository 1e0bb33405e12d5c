import { reject } from '../kernel/decision.js';
import type { Figure } from '../kernel/figure.js';
import { figureErrors } from '../kernel/figure-limits.js';
import { refuseAhead, type Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';

/** Null when what is stated can be held: said by now, and in whole numbers, as there is no measure with decimals. */
export function refuseStated(
  statement: Statement,
  figure: Figure,
  now: Instant,
): ReturnType<typeof reject> | null {
  const ahead = refuseAhead(statement, now);
  if (ahead) return ahead;
  const errors = figureErrors(figure, 0);
  return errors.length === 0 ? null : reject('invalid', 'a term cannot hold the figure', { errors });
}
