import {
  BACKWARDS,
  END,
  START,
  UnknownError,
  type AllStreamRecordedEvent,
  type ReadAllOptions as ClientReadOptions,
} from '@eventstore/db-client';
import { InvalidCheckpointError } from '../port/index.js';
import { insist } from './insist.js';
import { Intake } from './intake.js';
import type { Connection } from './connection.js';
import { isAfter, isStart, toCheckpoint, type Place } from './place.js';

/**
 * The log's records from a place on, the one at the place among them: of all streams, also the server's own. Whoever
 * takes them must not pause.
 * @throws InvalidCheckpointError when the log has no such place. Going on from a checkpoint of another log, or of
 * this one before an older copy of it was put back, would leave events out without a word: the server takes any
 * position beyond its end, and waits.
 */
export async function* readFrom(
  connection: Connection,
  place: Place,
  maxCount: number,
  signal: AbortSignal,
): AsyncGenerator<AllStreamRecordedEvent> {
  let found = isStart(place);
  try {
    const fromPosition = isStart(place) ? START : place.position;
    for await (const record of read(connection, { fromPosition, maxCount }, signal)) {
      found = true;
      yield record;
    }
  } catch (error) {
    throw isMisplaced(error) ? noPlace(place) : error;
  }
  if (!found) await assertNotBeyondEnd(connection, place, signal);
}

/** @throws InvalidCheckpointError, like {@link readFrom} */
export async function assertInLog(connection: Connection, place: Place, signal: AbortSignal): Promise<void> {
  if (isStart(place)) return;
  for await (const _ of readFrom(connection, place, 1, signal)) return;
}

/** Reads the newest record: the shortest question that only a log in reach answers. */
export async function readNewest(
  connection: Connection,
  signal: AbortSignal,
): Promise<AllStreamRecordedEvent | undefined> {
  const options = { direction: BACKWARDS, fromPosition: END, maxCount: 1 } as const;
  for await (const record of read(connection, options, signal)) return record;
  return undefined;
}

/** How much of the log lies before a place, by positions: they grow with what is written. */
export async function shareBefore(connection: Connection, { position }: Place): Promise<number> {
  const newest = await insist(connection, () => readNewest(connection, connection.closed));
  if (!newest || newest.position.commit <= position.commit) return 1;
  return Number(position.commit) / Number(newest.position.commit);
}

async function* read(
  { client, call, timings }: Connection,
  options: ClientReadOptions,
  signal: AbortSignal,
): AsyncGenerator<AllStreamRecordedEvent> {
  const open = () => client.readAll({ ...call, ...options });
  for await (const { event } of new Intake(open, { signal, silence: timings.answer })) {
    if (event) yield event;
  }
}

/** There may be nothing from a place on and it is right all the same: the server cleans away records of its own. */
async function assertNotBeyondEnd(connection: Connection, place: Place, signal: AbortSignal): Promise<void> {
  const newest = await readNewest(connection, signal);
  if (!newest || isAfter(place.position, newest.position)) throw noPlace(place);
}

/** What the server makes of a position between two of its records. */
function isMisplaced(error: unknown): boolean {
  return error instanceof UnknownError && /Unexpected ReadAllResult: Error/.test(error.message);
}

function noPlace(place: Place): InvalidCheckpointError {
  return new InvalidCheckpointError(`the checkpoint ${toCheckpoint(place)} is no place in this log`);
}
