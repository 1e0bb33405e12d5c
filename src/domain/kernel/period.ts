import { parseDate, toDate, type DateOnly } from './time.js';

/**
 * The days that a count is about, in the shortest form of the same days: a day `2025-10-22`, a month `2025-10`,
 * a year `2025`, or two days, both included, `2025-10-20/2025-10-26`.
 *
 * @pattern ^\d{4}(-\d{2}(-\d{2}(/\d{4}-\d{2}-\d{2})?)?)?$
 */
export type Period = string;

const DAY_MS = 86_400_000;

/** First and last day of a period, both included. */
export interface Days {
  readonly from: DateOnly;
  readonly to: DateOnly;
}

/** Days of which either end may be open; null is open. */
export interface OpenDays {
  readonly from: DateOnly | null;
  readonly to: DateOnly | null;
}

/** Whether the days of a period and others have one in common. */
export function haveDayInCommon(period: Days, { from, to }: OpenDays): boolean {
  return (to === null || period.from <= to) && (from === null || from <= period.to);
}

/** The period in its shortest form; null when the text is none, or ends before it begins. */
export function parsePeriod(text: string): Period | null {
  const days = parseDays(text);
  return days && days.from <= days.to ? shortest(days) : null;
}

/** The days of a normalised period. */
export function daysOf(period: Period): Days {
  const days = parseDays(period);
  if (!days) throw new RangeError(`not a period: ${period}`);
  return days;
}

function parseDays(text: string): Days | null {
  const parts = text.split('/');
  if (parts.length === 2) {
    const [from, to] = parts.map(parseDate);
    return from && to ? { from, to } : null;
  }
  if (/^\d{4}$/.test(text)) return wholeDays(`${text}-01-01`, `${text}-12-31`);
  if (/^\d{4}-\d{2}$/.test(text)) return monthDays(text);
  return wholeDays(text, text);
}

function monthDays(text: string): Days | null {
  const from = parseDate(`${text}-01`);
  return from === null ? null : { from, to: lastDayOfMonth(from) };
}

function wholeDays(from: string, to: string): Days | null {
  return parseDate(from) && parseDate(to) ? { from, to } : null;
}

function shortest({ from, to }: Days): Period {
  if (from === to) return from;
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  const month = from.slice(0, 7);
  if (from === `${month}-01` && to === lastDayOfMonth(from)) return month;
  return `${from}/${to}`;
}

function lastDayOfMonth(day: DateOnly): DateOnly {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return toDate(Date.UTC(year, month, 1) - DAY_MS);
}
