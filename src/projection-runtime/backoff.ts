const FIRST_MS = 100;
const LONGEST_MS = 10_000;

/** How long to wait before each next attempt: twice as long each time, with jitter so that nodes do not come at once. */
export class Backoff {
  private attempts = 0;

  /** @param random between 0 and 1 */
  constructor(private readonly random: () => number = Math.random) {}

  /** Milliseconds. */
  next(): number {
    const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.attempts++, 16));
    return longest * (0.5 + this.random() / 2);
  }

  /** It went well. */
  reset(): void {
    this.attempts = 0;
  }
}
