import type Database from 'better-sqlite3';
import type { Place } from '../in-process/place.js';
import { LogRefusedError } from '../port/index.js';
import { damageIn } from './wal-check.js';

/**
 * Makes sure, before SQLite opens a log, that it will not forget what was acknowledged.
 * @throws LogRefusedError
 */
export function assertWholeWal(file: string): void {
  const damaged = damageIn(`${file}-wal`);
  if (!damaged) return;
  throw new LogRefusedError(
    `the log ${file} is damaged: ${describeDamage(damaged)}, and what was recorded after that would be lost; ` +
      'restore it from a backup',
  );
}

/** Where a write-ahead log is damaged, in words. */
export function describeDamage({ frame, page }: { frame: number; page: number | null }): string {
  return page === null
    ? 'the header of its write-ahead log (ledger.db-wal) does not check'
    : `frame ${frame} of its write-ahead log (ledger.db-wal), for page ${page}, does not check`;
}

/**
 * Makes sure that no event is missing before the last one. It counts by an index: a fifth of a second for a million
 * events.
 * @throws LogRefusedError
 */
export function assertDense(database: Database.Database, { position }: Place): void {
  const count = database.prepare<[], number>('SELECT count(*) FROM events').pluck().get() ?? 0;
  if (count === position) return;
  throw new LogRefusedError(
    `the log ${database.name} is damaged: its last event has position ${position}, and there are ${count}; ` +
      `${firstGap(database, position)}; restore it from a backup`,
  );
}

function firstGap(database: Database.Database, last: number): string {
  const upTo = database.prepare<[number], number>('SELECT count(*) FROM events WHERE position <= ?').pluck();
  let [whole, broken] = [0, last];
  while (broken - whole > 1) {
    const middle = Math.floor((whole + broken) / 2);
    if (upTo.get(middle) === middle) whole = middle;
    else broken = middle;
  }
  return `the first that is missing is at position ${broken}`;
}
