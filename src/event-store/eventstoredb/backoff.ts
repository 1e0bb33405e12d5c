import { setTimeout as wait } from 'node:timers/promises';
import type { Timings } from './timings.js';

/** Pauses that grow, each of them partly random, so that nodes that lost the log together do not return together. */
export class Backoff {
  private pauses = 0;

  constructor(
    private readonly timings: Pick<Timings, 'firstPause' | 'longestPause'>,
    private readonly random: () => number = Math.random,
  ) {}

  /** How long to pause now, in milliseconds. */
  next(): number {
    const { firstPause, longestPause } = this.timings;
    const whole = Math.min(longestPause, firstPause * 2 ** this.pauses);
    this.pauses += 1;
    return whole / 2 + (this.random() * whole) / 2;
  }

  /** Things go well: begin anew. */
  reset(): void {
    this.pauses = 0;
  }
}

/** Settles, never with an error, after this many milliseconds or once the signal aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
