import { InvalidCheckpointError, type Checkpoint } from '../port/index.js';

/** A place in a log that one process owns: just after an event, with what is counted up to there. */
export interface Place {
  /** Dense over all events, from 1; 0 before the first. */
  readonly position: number;
  /** Of the last numbered event at or before it; 0 before the first. */
  readonly sequence: number;
  /** Milliseconds since 1970, of the event at `position`; 0 before the first. */
  readonly recordedAt: number;
}

/** Before the first event. */
export const START: Place = { position: 0, sequence: 0, recordedAt: 0 };

const CHECKPOINT = /^(0|[1-9]\d{0,15})\.(0|[1-9]\d{0,15})\.(0|[1-9]\d{0,15})$/;

export function toCheckpoint({ position, sequence, recordedAt }: Place): Checkpoint {
  return `${position}.${sequence}.${recordedAt}` as Checkpoint;
}

/** @throws InvalidCheckpointError */
export function parseCheckpoint(checkpoint: Checkpoint | undefined): Place {
  if (checkpoint === undefined) return START;
  const [, ...parts] = CHECKPOINT.exec(checkpoint) ?? [];
  const [position, sequence, recordedAt] = parts.map(Number);
  if (position === undefined || sequence === undefined || recordedAt === undefined) {
    throw new InvalidCheckpointError(`not a checkpoint of this kind of log: ${checkpoint}`);
  }
  return { position, sequence, recordedAt };
}

/** How much of a log lies before a place, from 0 to 1. @param end the position of the log's last event */
export function shareBefore({ position }: Place, end: number): number {
  return end === 0 ? 1 : Math.min(1, position / end);
}

/**
 * Going on from a checkpoint of another log would leave events out without a word, and so would one of this log
 * from before an older copy was restored.
 * @param standing the place that this log has at that position
 * @throws InvalidCheckpointError
 */
export function assertOfThisLog(place: Place, standing: Place | undefined): void {
  if (place.position === 0) return;
  if (!standing) {
    throw new InvalidCheckpointError(`the checkpoint ${toCheckpoint(place)} lies beyond the end of this log`);
  }
  if (toCheckpoint(standing) !== toCheckpoint(place)) {
    throw new InvalidCheckpointError(`the checkpoint ${toCheckpoint(place)} comes from another log`);
  }
}
