import { daysOf, parsePeriod, type Period } from '../kernel/period.js';
import type { Occurred } from '../kernel/place.js';
import {
  beginOf,
  type DateOnly,
  endOf,
  type Instant,
  shift,
  type StatedTime,
  toDate,
} from '../kernel/time.js';

/** A stretch of time, both ends included. An open end is null. */
export interface Window {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** The window of a period's days. */
export function windowOfPeriod(period: Period): Window {
  const { from, to } = daysOf(period);
  return { from: beginOf(from), to: endOf(to) };
}

/**
 * The window in which something occurred; null when nothing is known of it. Where only its beginning is given, its
 * precision says how long it is, or leaves it open.
 */
export function windowOf({ from, to, precision }: Occurred): Window | null {
  if (from === null) return to === null ? null : { from: null, to: endOf(to) };
  return { from: beginOf(from), to: to === null ? endBy(from, precision) : endOf(to) };
}

function endBy(from: StatedTime, precision: Occurred['precision']): Instant | null {
  const day = from.slice(0, 10);
  switch (precision) {
    case 'exact':
    case 'hour':
    case 'day':
      return endOf(day);
    case 'week':
      return endOf(dayAfter(day, 6));
    case 'month':
      return endOf(daysOf(day.slice(0, 7)).to);
    case 'year':
      return endOf(daysOf(day.slice(0, 4)).to);
    case 'days':
    case 'unknown':
      return null;
  }
}

function dayAfter(day: DateOnly, days: number): DateOnly {
  return toDate(Date.parse(shift(beginOf(day), days * 86_400_000)));
}

/** The days of a window as a period; null when an end is open. */
export function periodOfWindow(window: Window | null): Period | null {
  if (!window?.from || !window.to) return null;
  return parsePeriod(`${window.from.slice(0, 10)}/${window.to.slice(0, 10)}`);
}

/** How something lies in a range. */
export type Position = 'inside' | 'partly-inside' | 'outside' | 'undated';

/** @param window null where nobody knows when it was: nowhere in a range, and inside of an open one */
export function positionIn(range: Window, window: Window | null): Position {
  if (range.from === null && range.to === null) return 'inside';
  if (window === null) return 'undated';
  if (isBefore(window.to, range.from) || isBefore(range.to, window.from)) return 'outside';
  const beginsInside = range.from === null || (window.from !== null && window.from >= range.from);
  const endsInside = range.to === null || (window.to !== null && window.to <= range.to);
  return beginsInside && endsInside ? 'inside' : 'partly-inside';
}

/** Whether an end comes before a beginning; an open one never does. */
function isBefore(end: Instant | null, begin: Instant | null): boolean {
  return end !== null && begin !== null && end < begin;
}
