import Database from 'better-sqlite3';
import { inTemporary } from '../temporary.js';

/** Ids in one transaction, which is what a temporary file takes fast. */
const AT_ONCE = 10_000;

/** An id that more than one event has. */
export interface RepeatedId {
  readonly id: string;
  /** Of the events that have it: the first, and the last. */
  readonly first: number;
  readonly last: number;
}

/**
 * The ids of all events of a log, to find those that come twice. They are in a temporary file of SQLite that nobody else
 * sees, so that a long log does not fill the memory.
 */
export class KnownIds {
  private readonly database = new Database('');
  private readonly insert: Database.Statement<[Buffer, number]>;
  private waiting = 0;

  constructor() {
    this.database.pragma('journal_mode = OFF');
    this.database.exec('CREATE TABLE known (id BLOB NOT NULL, position INTEGER NOT NULL) STRICT; BEGIN');
    this.insert = this.database.prepare('INSERT INTO known (id, position) VALUES (?, ?)');
  }

  /** @param id a UUID; what is none is told elsewhere. @throws NoTemporaryFilesError */
  take(id: string, position: number): void {
    inTemporary(() => {
      this.insert.run(Buffer.from(id.replaceAll('-', ''), 'hex'), position);
      this.waiting += 1;
      if (this.waiting < AT_ONCE) return;
      this.database.exec('COMMIT; BEGIN');
      this.waiting = 0;
    });
  }

  /** Those that came more than once, in the order of their first event. @throws NoTemporaryFilesError */
  repeated(): RepeatedId[] {
    return inTemporary(() => this.select()).map(({ id, ...where }) => ({
      id: dashed(id.toString('hex')),
      ...where,
    }));
  }

  private select(): { id: Buffer; first: number; last: number }[] {
    return this.database
      .prepare<[], { id: Buffer; first: number; last: number }>(
        `SELECT id, min(position) AS first, max(position) AS last FROM known
         GROUP BY id HAVING count(*) > 1 AND length(id) = 16 ORDER BY first`,
      )
      .all();
  }

  close(): void {
    this.database.close();
  }
}

function dashed(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
