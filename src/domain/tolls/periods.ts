import type { Period } from '../kernel/period.js';
import type { Input, Why } from './counted.js';
import { overlap, type Window, windowOfPeriod } from './windows.js';

/** What stands for a subject in one period: a count, or those of groups where there is none of the group. */
export interface Reading {
  /** Null: all the time of the subject. */
  readonly period: Period | null;
  readonly inputs: readonly Input[];
  /** The inputs are of the group itself. Only where no such one reaches do others stand. */
  readonly isDirect: boolean;
  /** What they are put into; null where they fit in none. Readings of several are chosen apart. */
  readonly bucket: string | null;
}

export interface Choice {
  readonly chosen: readonly Reading[];
  readonly left: readonly { readonly reading: Reading; readonly why: Why }[];
}

const ALWAYS: Window = { from: null, to: null };

/**
 * Of overlapping periods the widest: none of the others is added to it. What fits in no bucket counts only where nothing
 * that fits in one does.
 */
export function widest(readings: readonly Reading[]): Choice {
  const chosen: Reading[] = [];
  const left: { reading: Reading; why: Why }[] = [];
  for (const reading of [...readings].sort(byPrecedence)) {
    const rival = chosen.find((other) => overlap(windowOfReading(other), windowOfReading(reading)));
    if (!rival) chosen.push(reading);
    // What is of other groups was not asked for: where the group itself counts nobody misses it.
    else if (reading.isDirect || !rival.isDirect) {
      left.push({
        reading,
        why: rival.bucket !== null && reading.bucket === null ? 'spans-buckets' : 'inside',
      });
    }
  }
  return { chosen, left };
}

/** Of a level, and of what is counted since a start, the latest: they are not added over time. */
export function latest(readings: readonly Reading[]): Choice {
  const buckets = [...Map.groupBy(readings, ({ bucket }) => bucket).values()];
  return buckets
    .map(latestOfBucket)
    .reduce<Choice>(
      (all, { chosen, left }) => ({ chosen: [...all.chosen, ...chosen], left: [...all.left, ...left] }),
      { chosen: [], left: [] },
    );
}

function latestOfBucket(readings: readonly Reading[]): Choice {
  const [last, ...others] = [...readings].sort(byTime);
  if (!last) return { chosen: [], left: [] };
  return {
    chosen: [last],
    left: others
      .filter(({ isDirect }) => isDirect || !last.isDirect)
      .map((reading) => ({ reading, why: last.period === null ? 'inside' : 'earlier-period' })),
  };
}

function windowOfReading({ period }: Reading): Window {
  return period === null ? ALWAYS : windowOfPeriod(period);
}

/** The group itself first, then what fits in a bucket, then the widest; of equals the earliest. */
function byPrecedence(a: Reading, b: Reading): number {
  return (
    Number(b.isDirect) - Number(a.isDirect) ||
    Number(b.bucket !== null) - Number(a.bucket !== null) ||
    widthOf(b) - widthOf(a) ||
    compare(windowOfReading(a).from ?? '', windowOfReading(b).from ?? '')
  );
}

/** The group itself first, then what is of all the time, then the latest to end; of equals the shortest. */
function byTime(a: Reading, b: Reading): number {
  const [one, other] = [windowOfReading(a), windowOfReading(b)];
  return (
    Number(b.isDirect) - Number(a.isDirect) ||
    compare(other.to ?? '~', one.to ?? '~') ||
    compare(other.from ?? '', one.from ?? '')
  );
}

/** In milliseconds. Not infinite, as the difference of two such is no number. */
function widthOf(reading: Reading): number {
  const { from, to } = windowOfReading(reading);
  return from === null || to === null ? Number.MAX_SAFE_INTEGER : Date.parse(to) - Date.parse(from);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
