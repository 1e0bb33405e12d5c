import { streamOf } from '../../domain/catalogue/categories.js';
import { isId } from '../../domain/kernel/id.js';
import { isNumbered, type LogRow, toLogEvent } from '../../event-store/in-process/row.js';
import type { JsonObject } from '../../event-store/port/index.js';
import { countId, groupId, measureId } from '../../ids/derived-ids.js';
import { decode } from '../../projection-runtime/decode.js';
import type { ProjectedEvent } from '../../projection-runtime/projection.js';

/** An event that has no place in the ledger, for the reason that its message gives. */
export class MisplacedEventError extends Error {
  override readonly name = 'MisplacedEventError';
}

/**
 * The event of a row in its present version; null for one of an `ops-` stream, of which only the form is looked at.
 * @throws LogRefusedError for what is not JSON; UndecodableEventError, UnknownEventError; MisplacedEventError for what
 * stands in a stream that is not its own
 */
export function decodedEvent(row: LogRow): ProjectedEvent | null {
  const event = toLogEvent(row);
  assertObject(event.data, 'data');
  assertObject(event.metadata, 'metadata');
  if (!isNumbered(row.stream)) return null;
  const decoded = decode(event);
  // Operations have streams of their own.
  if (decoded.kind !== 'ledger') return null;
  assertNamed(row.stream, decoded.event);
  if (typeof event.metadata['actor'] !== 'string') throw new MisplacedEventError('nobody stands for it');
  const id = derivedId(decoded.event);
  if (id !== null && id !== decoded.event.resourceId) {
    throw new MisplacedEventError(`what it says makes the id ${id}, not the one of its stream`);
  }
  return decoded.event;
}

function assertObject(value: JsonObject, what: string): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw new MisplacedEventError(`its ${what} are no JSON object`);
}

function assertNamed(stream: string, { category, resourceId }: ProjectedEvent): void {
  if (isId(resourceId) && streamOf(category, resourceId) === stream) return;
  throw new MisplacedEventError(`no ${category.name} has a stream of this name`);
}

/** The id that follows from what an event says; null for one from which none follows. */
function derivedId({ event, category }: ProjectedEvent): string | null {
  switch (event.kind) {
    case 'count-reported':
      return countId({ ...event.data, family: category.family ?? '' });
    case 'measure-defined':
      return measureId(event.data.family, event.data.code);
    case 'group-defined':
      return groupId(event.data.code);
    default:
      return null;
  }
}
