import { setTimeout as sleep } from 'node:timers/promises';
import type { Growth } from '../retries/backoff.js';

/** How pauses grow while the log is out of reach. */
export const LOG_RETRIES: Growth = { firstPause: 100, longestPause: 10_000 };

/** Waits, and keeps no process from ending. Rejects once the signal aborts. */
export function byTimer(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return sleep(Math.max(1, milliseconds), undefined, { signal, ref: false });
}
