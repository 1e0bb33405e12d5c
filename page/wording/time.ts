const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const MINUTE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const SECOND = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

export function isDate(time: string): boolean {
  return DATE.test(time);
}

/** The last millisecond that a time may mean: of a date, that of its day. Milliseconds since 1970. */
export function endOf(time: string): number {
  return isDate(time) ? Date.parse(time) + 86_400_000 - 1 : Date.parse(time);
}

/** 22 Oct 2025; 22 Oct 2025, 06:00 UTC. Seconds are said only where there are any, and asked for. */
export function inWords(time: string, exact = false): string {
  if (isDate(time)) return DAY.format(Date.parse(time));
  const at = Date.parse(time);
  if (Number.isNaN(at)) return time;
  return `${(exact ? SECOND : MINUTE).format(at)} UTC`;
}

/** A time as a field for date and time holds it, in UTC: `2025-10-22T06:00:00`. */
export function toField(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

/** The instant of a field for date and time, which is taken as UTC; null when it is empty. */
export function fromField(text: string): string | null {
  const at = Date.parse(text.endsWith('Z') ? text : `${text}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** A period: a day, a month, a year, or from one day to another. */
export function periodInWords(period: string): string {
  const [from = '', to] = period.split('/');
  if (to !== undefined) return `${inWords(from)} to ${inWords(to)}`;
  if (/^\d{4}-\d{2}$/.test(period)) {
    return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(`${period}-01`),
    );
  }
  return inWords(from);
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });
const CLOCK_OF_SECONDS = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });
const YEAR = new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: 'UTC' });
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/**
 * A mark on an axis of time: the time of day over its day, or the day over its year. What is beneath is said once, where
 * it begins.
 * @param ticks all marks of the axis, in order
 */
export function tickInWords(at: Date, index: number, ticks: readonly Date[]): string {
  const isOfDays = ticks.every((tick) => tick.getTime() % 86_400_000 === 0);
  const clock =
    (ticks[1]?.getTime() ?? Infinity) - (ticks[0]?.getTime() ?? 0) < 60_000 ? CLOCK_OF_SECONDS : CLOCK;
  const above = isOfDays ? SHORT_DAY : clock;
  const below = isOfDays ? YEAR : SHORT_DAY;
  const before = ticks[index - 1];
  const isSaid = before !== undefined && below.format(before) === below.format(at);
  return isSaid ? above.format(at) : `${above.format(at)}\n${below.format(at)}`;
}

interface Window {
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: string;
}

/** When something happened, as precisely as it is known. */
export function windowInWords({ from, to, precision }: Window): string {
  const sure = precision === 'unknown' ? 'not known when' : null;
  if (from === null && to === null) return sure ?? 'time not given';
  if (from === null) return `by ${inWords(to ?? '')}`;
  const span = to === null || to === from ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;
  return ['exact', 'hour', 'day', 'days'].includes(precision) ? span : `${span} (to the ${precision})`;
}
