/** So many times the first pause is the longest: an hour, when the first is five seconds. */
const LONGEST = 720;

/**
 * How long to wait after so many failures in a row: twice as long each time, with jitter, so that endpoints that failed
 * together do not come back together.
 * @param random between 0 and 1
 */
export function pauseAfter(failures: number, firstMs: number, random: number = Math.random()): number {
  const whole = Math.min(firstMs * LONGEST, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(whole * (0.75 + random / 4));
}
