import { statSync } from 'node:fs';
import { LogRefusedError } from '../port/index.js';
import type { LogDatabase } from './log-database.js';

/** An event that was in a log, as somebody knows who was told of it once it was durable. */
export interface KnownEvent {
  /** Who knows it, as in `the read model /data/read-model/read-model-1.db`. */
  readonly from: string;
  /** Of the last numbered event up to it. */
  readonly sequence: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  /** What to do when the log is meant to be without it. */
  readonly otherwise: string;
}

/**
 * Makes sure, before a log is made where there is none, that there was none.
 * @throws LogRefusedError
 */
export function assertNotGone(file: string, known: readonly KnownEvent[]): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  const [first] = known;
  if (first && !stats?.size) throw refusal(`the log ${file} is ${stats ? 'empty' : 'gone'}`, first);
}

/**
 * Makes sure that a log has what it is known to have had: an older copy of it, or another one, would number other events
 * as those that were acknowledged.
 * @throws LogRefusedError
 */
export function assertHolds(file: string, log: LogDatabase, known: readonly KnownEvent[]): void {
  for (const event of known) {
    const [row] = log.readStream(event.stream, { from: BigInt(event.revision), limit: 1 });
    if (row?.id !== event.id) throw refusal(`the log ${file} is at sequence ${log.end.sequence}`, event);
  }
}

function refusal(
  state: string,
  { from, sequence, stream, revision, otherwise }: KnownEvent,
): LogRefusedError {
  return new LogRefusedError(
    `${state}, and ${from} was made of events up to sequence ${sequence}, of which the last, revision ${revision} ` +
      `of ${stream}, is not in it: put back the log that was here, or restore a backup; ` +
      `when the log is meant to be as it is, ${otherwise}`,
  );
}
