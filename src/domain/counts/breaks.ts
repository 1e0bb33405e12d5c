import { daysOf, haveDayInCommon, type OpenDays, type Period } from '../kernel/period.js';

/** Whether a notice lies between two periods: it begins between them, or concerns one of them and not the other. */
export function liesBetween(days: OpenDays, earlier: Period, later: Period): boolean {
  const [before, after] = [daysOf(earlier), daysOf(later)];
  const begins = days.from !== null && before.to < days.from && days.from <= after.to;
  return begins || haveDayInCommon(before, days) !== haveDayInCommon(after, days);
}
