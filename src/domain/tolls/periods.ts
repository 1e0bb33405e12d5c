import type { Period } from '../kernel/period.js';
import type { Input, Why } from './counted.js';
import { type Window, windowOfPeriod } from './windows.js';

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

/** The stretch of a reading, as texts that compare: an open end comes before, or after, every instant. */
interface Stretch {
  readonly reading: Reading;
  readonly from: string;
  readonly to: string;
}

export interface Choice {
  readonly chosen: readonly Reading[];
  readonly left: readonly { readonly reading: Reading; readonly why: Why }[];
}

/**
 * Of overlapping periods the widest: none of the others is added to it. What fits in no bucket counts only where nothing
 * that fits in one does.
 */
export function widest(readings: readonly Reading[]): Choice {
  const taken = new Taken();
  const chosen: Reading[] = [];
  const left: { reading: Reading; why: Why }[] = [];
  for (const stretch of readings.map(stretchOf).sort(byPrecedence)) {
    const { reading } = stretch;
    const rival = taken.rivalOf(stretch);
    if (!rival) {
      taken.add(stretch);
      chosen.push(reading);
    }
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

/** Stretches that have no moment in common, in order of time. */
class Taken {
  private readonly stretches: Stretch[] = [];

  /** One that has a moment in common with a stretch: as they are apart, the last that begins by its end, or none. */
  rivalOf({ from, to }: Stretch): Reading | null {
    const last = this.stretches[this.countBegunBy(to) - 1];
    return last && last.to >= from ? last.reading : null;
  }

  add(stretch: Stretch): void {
    this.stretches.splice(this.countBegunBy(stretch.from), 0, stretch);
  }

  private countBegunBy(time: string): number {
    let [low, high] = [0, this.stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.stretches[middle]?.from ?? '') <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
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
  const [last, ...others] = readings
    .map(stretchOf)
    .sort(byTime)
    .map(({ reading }) => reading);
  if (!last) return { chosen: [], left: [] };
  return {
    chosen: [last],
    left: others
      .filter(({ isDirect }) => isDirect || !last.isDirect)
      .map((reading) => ({ reading, why: last.period === null ? 'inside' : 'earlier-period' })),
  };
}

function stretchOf(reading: Reading): Stretch {
  const window: Window = reading.period === null ? { from: null, to: null } : windowOfPeriod(reading.period);
  return { reading, from: window.from ?? '', to: window.to ?? '~' };
}

/** The group itself first, then what fits in a bucket, then the widest; of equals the earliest. */
function byPrecedence(a: Stretch, b: Stretch): number {
  return (
    byDirectness(a, b) ||
    Number(b.reading.bucket !== null) - Number(a.reading.bucket !== null) ||
    widthOf(b) - widthOf(a) ||
    compare(a.from, b.from)
  );
}

/** The group itself first, then what is of all the time, then the latest to end; of equals the shortest. */
function byTime(a: Stretch, b: Stretch): number {
  return byDirectness(a, b) || compare(b.to, a.to) || compare(b.from, a.from);
}

function byDirectness(a: Stretch, b: Stretch): number {
  return Number(b.reading.isDirect) - Number(a.reading.isDirect);
}

/** In milliseconds. Not infinite, as the difference of two such is no number. */
function widthOf({ reading, from, to }: Stretch): number {
  return reading.period === null ? Number.MAX_SAFE_INTEGER : Date.parse(to) - Date.parse(from);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
