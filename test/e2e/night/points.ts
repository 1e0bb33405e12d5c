import type { Recorded } from './recorder.js';

/** A point on both axes, and how many entries of something are seen there. */
export interface Point {
  readonly query: string;
  readonly seen: number;
}

/** Before and after each entry on one axis, on the other, and on both at once. */
export function pointsAround(recorded: readonly Recorded[]): Point[] {
  const sequences = recorded.flatMap(({ sequence }) => [sequence - 1, sequence]);
  const times = recorded.flatMap(({ entry }) => {
    const from = seenFrom(entry);
    return [from - 1, from].map((time) => new Date(time).toISOString());
  });
  const all = [null, ...new Set(sequences)].flatMap((sequence) =>
    [null, ...new Set(times)].map((time) => ({ sequence, time })),
  );
  return all.map(({ sequence, time }) => ({
    query: new URLSearchParams({
      ...(sequence === null ? {} : { asOfSequence: String(sequence) }),
      ...(time === null ? {} : { statedAsOf: time }),
    }).toString(),
    seen: recorded.filter(
      (each) =>
        (sequence === null || each.sequence <= sequence) &&
        (time === null || seenFrom(each.entry) <= Date.parse(time)),
    ).length,
  }));
}

/** A date is said at some time of its day: it is seen at the end of it. */
function seenFrom({ seenFrom: other, statedAt }: Recorded['entry']): number {
  const time = other ?? statedAt;
  return Date.parse(time.length === 'yyyy-mm-dd'.length ? `${time}T23:59:59.999Z` : time);
}
