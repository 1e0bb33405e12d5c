import type { At } from './at.js';

/** No instant is later; still before the open end of a rectangle. */
const END_OF_TIME = '9999-12-31T23:59:59.999Z';

/** The latest of everything. */
export const PRESENT: At = { sequence: Number.MAX_SAFE_INTEGER - 1, statedAt: null };

/** A point as named parameters of SQL: `@sequence` and `@stated`, neither of them ever null. */
export interface PointParameters {
  readonly sequence: number;
  readonly stated: string;
}

/** The parameters of a point; without a bound on the stated axis it is the end of time. */
export function pointOf({ sequence, statedAt }: At): PointParameters {
  return { sequence, stated: statedAt ?? END_OF_TIME };
}
