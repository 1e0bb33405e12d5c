import type { EventStore } from '../event-store/port/index.js';
import type { Progress } from './progress-table.js';

/**
 * Whether the last event applied stands in the log where it stood. It does not after the log was restored from an
 * older copy: then rows stand for events that are gone.
 * @throws LogUnavailableError
 */
export async function standsInLog(log: EventStore, { last }: Progress): Promise<boolean> {
  if (!last) return true;
  const [event] = await log.readStream(last.stream, { from: BigInt(last.revision), limit: 1 });
  return event?.id === last.id;
}
