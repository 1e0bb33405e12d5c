import {
  LEDGER_PREFIX,
  LogRefusedError,
  type JsonObject,
  type LogEvent,
  type StoredEvent,
} from '../port/index.js';
import { toCheckpoint, type Place } from './place.js';

/** An event as a log in this process keeps it, with the place just after it: its JSON as text. */
export interface LogRow extends Place {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** Whether the events of a stream have sequences. */
export function isNumbered(stream: string): boolean {
  return stream.startsWith(LEDGER_PREFIX);
}

/** @throws LogRefusedError when the texts are not JSON */
export function toStoredEvent(row: LogRow): StoredEvent {
  return {
    id: row.id,
    type: row.type,
    data: parse(row, row.data),
    metadata: parse(row, row.metadata),
    stream: row.stream,
    revision: BigInt(row.revision),
  };
}

/** @throws LogRefusedError when the texts are not JSON */
export function toLogEvent(row: LogRow): LogEvent {
  return {
    ...toStoredEvent(row),
    sequence: isNumbered(row.stream) ? row.sequence : null,
    recordedAt: new Date(row.recordedAt).toISOString(),
    checkpoint: toCheckpoint(row),
  };
}

function parse(row: LogRow, text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch (cause) {
    const which = `revision ${row.revision} of stream ${row.stream}`;
    throw new LogRefusedError(`the log is damaged: ${which} is not JSON`, { cause });
  }
}
