import type { EventStore } from '../event-store/port/index.js';
import type { Progress } from './progress-table.js';

/** How far a read model is behind its log. */
export interface Lag {
  /** Numbered events that are not applied: exact up to a hundred, beyond that by how much of the log lies before. */
  readonly events: number;
  /** Milliseconds since the oldest event that is not applied was recorded; 0 when all are. */
  readonly ms: number;
}

export const NO_LAG: Lag = { events: 0, ms: 0 };

/** So many events are counted one by one. */
const COUNTED = 100;

/**
 * Asks the log what comes after what is applied.
 * @param now milliseconds since 1970
 * @throws LogUnavailableError, LogClosedError
 */
export async function lagBehind(
  log: EventStore,
  { checkpoint, sequence }: Progress,
  now: () => number,
): Promise<Lag> {
  const after = checkpoint ?? undefined;
  const { events, atEnd } = await log.readAll({ after, limit: COUNTED });
  const [oldest] = events;
  if (!oldest) return NO_LAG;
  const counted = events.filter((event) => event.sequence !== null).length;
  // The clock of another machine may be ahead of this one.
  const ms = Math.max(0, now() - Date.parse(oldest.recordedAt));
  if (atEnd) return { events: counted, ms };
  const share = await log.shareBefore(after);
  const estimate = share > 0 ? Math.round((sequence * (1 - share)) / share) : 0;
  return { events: Math.max(counted, estimate), ms };
}
