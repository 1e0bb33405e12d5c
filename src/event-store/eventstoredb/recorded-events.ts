import type { RecordedEvent } from '@eventstore/db-client';
import { LogRefusedError, type JsonObject, type LogEvent, type StoredEvent } from '../port/index.js';
import { isNumbered } from './numbering.js';
import { toCheckpoint, type Place } from './place.js';

/**
 * @param stream what the port calls its stream
 * @throws LogRefusedError for what no ledger wrote: the mark of a deleted stream, or anything but JSON objects
 */
export function toStoredEvent(event: RecordedEvent, stream: string): StoredEvent {
  const { revision, id, type, data, metadata = {} } = event;
  if (!event.isJson || !isObject(data) || !isObject(metadata)) {
    const what = type === '$streamDeleted' ? 'is the mark of its deletion' : 'is not JSON of a ledger';
    throw new LogRefusedError(`event ${id} of stream ${stream} ${what}`);
  }
  return { id, type, data, metadata, stream, revision };
}

/** @param place the place just after the event */
export function toLogEvent(event: RecordedEvent, stream: string, place: Place): LogEvent {
  return {
    ...toStoredEvent(event, stream),
    sequence: isNumbered(stream) ? place.sequence : null,
    recordedAt: new Date(place.recordedAt).toISOString(),
    checkpoint: toCheckpoint(place),
  };
}

function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}
