/**
 * An instant, `2025-10-22T06:10:00.000Z`: RFC 3339 in UTC with milliseconds, so that texts compare as times.
 *
 * @format date-time
 * @pattern ^.{23}Z$
 */
export type Instant = string;
/**
 * A calendar day, `2025-10-22`: some time that day (UTC).
 *
 * @format date
 */
export type DateOnly = string;
/** When a source said it: an instant or a day. */
// eslint-disable-next-line @typescript-eslint/no-duplicate-type-constituents -- two forms of text, which schemas tell apart
export type StatedTime = Instant | DateOnly;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** The day when the text is a real one (no 30 February), else null. */
export function parseDate(text: string): DateOnly | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year || !month || !day || year === '0000') return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return toDate(time) === text ? text : null;
}

/** The instant in UTC when the text is RFC 3339 with an offset, else null. Finer than a millisecond is cut off. */
export function parseInstant(text: string): Instant | null {
  const [, date, hour, minute, second, offset] = DATE_TIME.exec(text) ?? [];
  if (!date || !parseDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return null;
  if (!offset || !isOffset(offset)) return null;
  const instant = new Date(text.toUpperCase());
  if (Number.isNaN(instant.getTime())) return null;
  const utc = instant.toISOString();
  // Years outside 0001 to 9999 have another width and would not compare as text.
  return utc.length === 24 && !utc.startsWith('0000') ? utc : null;
}

/** An instant or a day, else null. */
export function parseStatedTime(text: string): StatedTime | null {
  return parseDate(text) ?? parseInstant(text);
}

/** Where a stated time stands in order: an instant is itself, a day is its end. */
export function endOf(time: StatedTime): Instant {
  return isDate(time) ? `${time}T23:59:59.999Z` : time;
}

/** The earliest instant that a stated time can mean: an instant is itself, a day is its beginning. */
export function beginOf(time: StatedTime): Instant {
  return isDate(time) ? `${time}T00:00:00.000Z` : time;
}

/** The later of two instants. */
export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** An instant moved by a number of milliseconds. */
export function shift(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** The UTC day of milliseconds since 1970. */
export function toDate(milliseconds: number): DateOnly {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function isDate(time: StatedTime): boolean {
  return time.length === 10;
}

function isOffset(offset: string): boolean {
  if (offset.toUpperCase() === 'Z') return true;
  return Number(offset.slice(1, 3)) <= 23 && Number(offset.slice(4, 6)) <= 59;
}
