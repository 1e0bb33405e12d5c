import type { Position } from '@eventstore/db-client';
import { InvalidCheckpointError, type Checkpoint } from '../port/index.js';

/** A place in the log: just after a record, with what is counted up to there. */
export interface Place {
  /** Sparse. The zero of the log, where no event is, stands for the beginning. */
  readonly position: Position;
  /** Of the last numbered event at or before it; 0 before the first. */
  readonly sequence: number;
  /** Milliseconds since 1970: the latest time of the events at or before it that take part; 0 before the first. */
  readonly recordedAt: number;
}

export const START: Place = { position: { commit: 0n, prepare: 0n }, sequence: 0, recordedAt: 0 };

const CHECKPOINT = /^(0|[1-9]\d{0,18})\.(0|[1-9]\d{0,18})\.(0|[1-9]\d{0,15})\.(0|[1-9]\d{0,15})$/;

export function toCheckpoint({ position, sequence, recordedAt }: Place): Checkpoint {
  return `${position.commit}.${position.prepare}.${sequence}.${recordedAt}` as Checkpoint;
}

/** @throws InvalidCheckpointError */
export function parseCheckpoint(checkpoint: Checkpoint | undefined): Place {
  if (checkpoint === undefined) return START;
  const [, commit, prepare, sequence, recordedAt] = CHECKPOINT.exec(checkpoint) ?? [];
  if (commit === undefined || prepare === undefined) {
    throw new InvalidCheckpointError(`not a checkpoint of this kind of log: ${checkpoint}`);
  }
  const position = { commit: BigInt(commit), prepare: BigInt(prepare) };
  return { position, sequence: Number(sequence), recordedAt: Number(recordedAt) };
}

/** Whether this is the place before the first event. */
export function isStart({ position }: Place): boolean {
  return position.commit === 0n;
}

export function isAfter(a: Position, b: Position): boolean {
  return a.commit === b.commit ? a.prepare > b.prepare : a.commit > b.commit;
}
