import { setTimeout as wait } from 'node:timers/promises';

/** Settles, never with an error, after this many milliseconds or once the signal aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
