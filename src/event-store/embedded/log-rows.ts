import { START, type Place } from '../in-process/place.js';
import type { LogRow } from '../in-process/row.js';
import { LogRefusedError, type ReadStreamOptions } from '../port/index.js';
import type { Statements } from './statements.js';

/** The events of a stream that a read asks for, in its direction. @throws LogRefusedError */
export function streamRows(
  { forward, backward }: Statements,
  stream: string,
  { from, limit = -1, direction = 'forward' }: ReadStreamOptions,
): LogRow[] {
  const rows =
    direction === 'forward'
      ? forward.all(stream, Number(from ?? 0n), limit)
      : backward.all(stream, Number(from ?? Number.MAX_SAFE_INTEGER), limit);
  return rows.map((row) => assertLogRow(row as LogRow, forward.database.name));
}

/** At most so many events after a position, in the log's order. @throws LogRefusedError */
export function* rowsAfter({ after }: Statements, position: number, count: number): Iterable<LogRow> {
  for (const row of after.iterate(position, count)) yield assertLogRow(row as LogRow, after.database.name);
}

/** The place of the last event. @throws LogRefusedError */
export function endOf({ last }: Statements): Place {
  const place = last.get() as Place | undefined;
  return place ? assertPlace(place, last.database.name) : START;
}

/** The place of the event at a position; undefined where there is none. @throws LogRefusedError */
export function placeAt({ placeAt: at }: Statements, position: number): Place | undefined {
  const place = at.get(position) as Place | undefined;
  return place && assertPlace(place, at.database.name);
}

/**
 * Damage that hits what a record says of its own values makes others of them, or none: SQLite hands these out without a
 * word, whatever the columns allow.
 * @param file of the log, to be named
 * @throws LogRefusedError where a value is not of its column's kind
 */
export function assertLogRow(row: LogRow, file: string): LogRow {
  if (isPlace(row) && Number.isSafeInteger(row.revision) && hasTexts(row)) return row;
  throw damagedAt(row, file);
}

/** As `assertLogRow`, of a row that is read for its place alone. @throws LogRefusedError */
export function assertPlace(row: Place, file: string): Place {
  if (isPlace(row)) return row;
  throw damagedAt(row, file);
}

function isPlace({ position, sequence, recordedAt }: Place): boolean {
  return Number.isSafeInteger(position) && Number.isSafeInteger(sequence) && Number.isSafeInteger(recordedAt);
}

function hasTexts({ stream, id, type, data, metadata }: LogRow): boolean {
  return (
    typeof stream === 'string' &&
    typeof id === 'string' &&
    typeof type === 'string' &&
    typeof data === 'string' &&
    typeof metadata === 'string'
  );
}

function damagedAt({ position }: Place, file: string): LogRefusedError {
  return new LogRefusedError(
    `the log ${file} is damaged: the event at position ${position} has values of other kinds than its columns; ` +
      'restore it from a backup',
  );
}
