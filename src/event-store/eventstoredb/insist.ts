import { Backoff } from '../../retries/backoff.js';
import { isTransient, toPortError } from './client-errors.js';
import type { Connection } from './connection.js';
import { pause } from './pause.js';

/**
 * Asks the log again while its trouble is one of the moment and patience lasts. What is asked must be safe to ask
 * twice.
 * @param patience milliseconds
 * @throws LogUnavailableError at the end of patience, or when the log closes meanwhile; what `ask` throws otherwise
 */
export async function insist<Answer>(
  connection: Connection,
  ask: () => Promise<Answer>,
  patience: number = connection.timings.patience,
): Promise<Answer> {
  const deadline = performance.now() + patience;
  const backoff = new Backoff(connection.timings);
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const delay = backoff.next();
      const late = performance.now() + delay >= deadline;
      if (late || connection.closed.aborted || !isTransient(error)) throw toPortError(error, connection);
      await pause(delay, connection.closed);
    }
  }
}
