import type { Database, Statement } from 'better-sqlite3';
import { beginOf, endOf } from '../../src/domain/kernel/time.js';
import type { StrikeDetails } from '../../src/domain/strikes/details.js';

const DAY_MS = 86_400_000;

/** What lists of strikes are filtered and ordered by, as columns of an entry. */
export function placeColumns({ place, attacker, occurred }: StrikeDetails) {
  const [lon, lat] = place.point ?? [null, null];
  const [first, last] = [occurred.from ?? occurred.to, occurred.to ?? occurred.from];
  return {
    country: place.country,
    admin1: place.admin1,
    lon,
    lat,
    attacker,
    occurredFrom: first === null ? null : beginOf(first),
    occurredTo: last === null ? null : endOf(last),
  };
}

/** Writes the indexes that find entries of strikes by place, time and words. */
export class StrikeIndexWriter {
  private readonly insertPoint: Statement<[object]>;
  private readonly insertWindow: Statement<[object]>;
  private readonly insertWords: Statement<[object]>;

  constructor(db: Database) {
    this.insertPoint = db.prepare(
      'INSERT INTO strike_point (entry, west, east, south, north) VALUES (@entry, @lon, @lon, @lat, @lat)',
    );
    this.insertWindow = db.prepare(
      'INSERT INTO strike_window (entry, first_day, last_day) VALUES (@entry, @firstDay, @lastDay)',
    );
    this.insertWords = db.prepare(
      `INSERT INTO strike_words (rowid, title, target, place, note, quote)
       VALUES (@entry, @title, @target, @place, @note, @quote)`,
    );
  }

  /** @param entry the sequence of the entry from which on the details hold */
  write(
    entry: number,
    details: StrikeDetails,
    said: { readonly note: string | null; readonly quote: string | null },
  ): void {
    const { lon, lat, occurredFrom, occurredTo } = placeColumns(details);
    if (lon !== null) this.insertPoint.run({ entry, lon, lat });
    if (occurredFrom !== null && occurredTo !== null) {
      this.insertWindow.run({ entry, firstDay: dayOf(occurredFrom), lastDay: dayOf(occurredTo) });
    }
    const { title, target, place } = details;
    this.insertWords.run({ entry, title, target: target?.name ?? null, place: place.name, ...said });
  }
}

/** Days since 1970, with their fraction. */
export function dayOf(instant: string): number {
  return Date.parse(instant) / DAY_MS;
}
