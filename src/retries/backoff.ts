/** How pauses between attempts grow, in milliseconds. */
export interface Growth {
  readonly firstPause: number;
  readonly longestPause: number;
  /** The share of each pause that is left to chance, so that who failed together does not come back together. */
  readonly chance?: number;
}

/**
 * How long to wait after so many failures in a row, at least one: twice as long each time.
 * @param random between 0 and 1
 */
export function pauseAfter(
  failures: number,
  { firstPause, longestPause, chance = 0.5 }: Growth,
  random: number = Math.random(),
): number {
  const whole = Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 30));
  return whole * (1 - chance + random * chance);
}

/** Counts failures in a row. */
export class Backoff {
  private failures = 0;

  constructor(private readonly growth: Growth) {}

  /** It failed. @returns how long to wait before the next attempt, in milliseconds */
  next(): number {
    this.failures += 1;
    return pauseAfter(this.failures, this.growth);
  }

  /** It went well. */
  reset(): void {
    this.failures = 0;
  }
}
