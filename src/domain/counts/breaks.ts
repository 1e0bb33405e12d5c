import { type Days, daysOf, type Period } from '../kernel/period.js';
import type { DateOnly } from '../kernel/time.js';

/** The days that a notice concerns; null is open. */
export interface DaysConcerned {
  readonly from: DateOnly | null;
  readonly to: DateOnly | null;
}

/** Whether a notice lies between two periods: it begins between them, or concerns one of them and not the other. */
export function liesBetween(days: DaysConcerned, earlier: Period, later: Period): boolean {
  const [before, after] = [daysOf(earlier), daysOf(later)];
  const begins = days.from !== null && before.to < days.from && days.from <= after.to;
  return begins || concerns(days, before) !== concerns(days, after);
}

function concerns({ from, to }: DaysConcerned, period: Days): boolean {
  return (to === null || period.from <= to) && (from === null || from <= period.to);
}
