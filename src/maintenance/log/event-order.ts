import { isId } from '../../domain/kernel/id.js';
import { LEDGER_PREFIX, OPS_PREFIX } from '../../event-store/port/index.js';
import { isNumbered, type LogRow } from '../../event-store/in-process/row.js';

type Before = Pick<LogRow, 'position' | 'sequence' | 'recordedAt'>;

const NOTHING: Before = { position: 0, sequence: 0, recordedAt: 0 };

/** Holds each event of a log against the one before it. */
export class EventOrder {
  private before: Before | null = NOTHING;

  /** What comes before the next event cannot be read. */
  skip(): void {
    this.before = null;
  }

  /** What of the numbers and names of the next event is not as the log promises: one line each. */
  faultsOf(row: LogRow): string[] {
    const { before } = this;
    this.before = row;
    return [...(before ? faultsAfter(before, row) : []), ...faultsOfNames(row)];
  }
}

function faultsAfter(before: Before, row: LogRow): string[] {
  const faults: string[] = [];
  const gap = row.position - before.position - 1;
  if (gap !== 0) {
    faults.push(`position ${row.position} follows ${before.position}: ${missing(gap)}`);
  }
  const sequence = before.sequence + (isNumbered(row.stream) ? 1 : 0);
  if (row.sequence !== sequence) {
    faults.push(`it has sequence ${row.sequence} where ${sequence} comes next`);
  }
  if (row.recordedAt < before.recordedAt) faults.push('it was recorded before the event before it');
  return faults;
}

function missing(gap: number): string {
  if (gap < 0) return 'it stands there already';
  return gap === 1 ? 'an event is missing' : `${gap} events are missing`;
}

function faultsOfNames({ id, type, stream }: LogRow): string[] {
  return [
    ...(isId(id) ? [] : ['its id is no UUID in lower case']),
    ...(type === '' ? ['it has no type'] : []),
    ...(stream.startsWith(LEDGER_PREFIX) || stream.startsWith(OPS_PREFIX)
      ? []
      : [`its stream is named neither ${LEDGER_PREFIX}… nor ${OPS_PREFIX}…`]),
  ];
}
