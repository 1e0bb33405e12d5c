import { UnreachableError } from '../endings.js';

/** Pauses between attempts, in milliseconds; after the last one it is given up. */
export const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;
/** So long is waited at most where the ledger says when to come back, in milliseconds. */
const MOST_MS = 60_000;

/** Something that may be otherwise a little later: a connection that dropped, a node that is not ready. */
export class PassingError extends Error {
  override readonly name = 'PassingError';

  /** When the ledger wants to be asked again, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null;
  /** The ledger has waited for it itself before it said so: nothing else happens there in the meantime. */
  readonly isWaitedFor: boolean;

  constructor(
    message: string,
    {
      retryAfterMs = null,
      isWaitedFor = false,
    }: Partial<Pick<PassingError, 'retryAfterMs' | 'isWaitedFor'>> = {},
  ) {
    super(message);
    this.retryAfterMs = retryAfterMs;
    this.isWaitedFor = isWaitedFor;
  }
}

export interface Waiting {
  /** @throws what ends the waiting before its time */
  pause(milliseconds: number): Promise<void>;
  /** Told before each pause. */
  onPause(why: PassingError, milliseconds: number): void;
}

/**
 * Does something again, after pauses that grow, as long as it fails with `PassingError`. What the ledger waits for itself
 * is given up when it says the same twice: it does not come nearer.
 * @throws UnreachableError when that does not help, and whatever else it fails with
 */
export async function persist<Result>(attempt: () => Promise<Result>, waiting: Waiting): Promise<Result> {
  let before = '';
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      const own = PAUSES_MS[tries];
      if (own === undefined || (error.isWaitedFor && error.message === before)) {
        throw new UnreachableError(`${error.message}; given up after ${tries + 1} attempts`);
      }
      const pause = Math.min(Math.max(own, error.retryAfterMs ?? 0), MOST_MS);
      before = error.message;
      waiting.onPause(error, pause);
      await waiting.pause(pause);
    }
  }
}
