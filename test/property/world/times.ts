/** Times as the API tells them, for the interpreter alone. Instants are texts that compare. */

const DAY_MS = 86_400_000;
/** Comes after every instant. */
export const FOR_EVER = '~';

/** Where what was stated stands in order: an instant is itself, a day is its end. */
export function endOf(stated: string): string {
  return stated.length === 10 ? `${stated}T23:59:59.999Z` : stated;
}

/** The earliest instant that a stated time can mean. */
export function beginOf(stated: string): string {
  return stated.length === 10 ? `${stated}T00:00:00.000Z` : stated;
}

export function max(a: string, b: string): string {
  return a > b ? a : b;
}

/** First and last day of a period; both are included. */
export function daysOf(period: string): readonly [from: string, to: string] {
  const [from, to] = period.split('/');
  if (from !== undefined && to !== undefined) return [from, to];
  if (period.length === 4) return [`${period}-01-01`, `${period}-12-31`];
  if (period.length === 7) return [`${period}-01`, lastDayOf(period)];
  return [period, period];
}

export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return dayOf(Date.UTC(year ?? 0, number ?? 0, 0));
}

/** The day that is a number of days after another. */
export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY_MS);
}

/** Days from one instant to another to the thousandth, none where the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Math.max(0, Date.parse(to) - Date.parse(from)) / DAY_MS) * 1000) / 1000;
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
