/** Steps of a slider. The last one is the present. */
export const STEPS = 400;

/** A slider over moments: from just before the first to just after the last, and then the present. */
export interface Scale {
  /** Distinct, in order. */
  readonly moments: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Milliseconds that a slider has at least: what happened at once can be told apart from before and after. */
const LEAST = 60_000;

/** @returns null where there is nothing to slide over */
export function scaleOf(all: readonly number[]): Scale | null {
  const moments = [...new Set(all)].sort((a, b) => a - b);
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return null;
  const pad = Math.max((last - first) * 0.04, LEAST);
  return { moments, from: first - pad, to: last + pad };
}

/** @returns null: the present */
export function timeAt({ from, to }: Scale, step: number): number | null {
  return step >= STEPS ? null : Math.round((from + ((to - from) * step) / (STEPS - 1)) / 1_000) * 1_000;
}

export function stepAt({ from, to }: Scale, time: number | null): number {
  if (time === null) return STEPS;
  const share = (time - from) / (to - from);
  return Math.min(STEPS - 1, Math.max(0, Math.round(share * (STEPS - 1))));
}

/** The moment before; from the present, the last one but for the present itself. Null: there is none. */
export function momentBefore({ moments }: Scale, time: number | null): number | null {
  // At the last moment nothing differs from the present: the one before it does.
  const until = time ?? moments.at(-1) ?? 0;
  return moments.findLast((moment) => moment < until) ?? null;
}

/** The next moment; null: the present. */
export function momentAfter({ moments }: Scale, time: number | null): number | null {
  if (time === null) return null;
  const next = moments.find((moment) => moment > time);
  return next === undefined || next === moments.at(-1) ? null : next;
}
