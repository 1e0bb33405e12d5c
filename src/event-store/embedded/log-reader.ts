import Database from 'better-sqlite3';
import type { Place } from '../in-process/place.js';
import { toStoredEvent, type LogRow } from '../in-process/row.js';
import { LogRefusedError, type ReadStreamOptions, type StoredEvent } from '../port/index.js';
import { faultsOfFile } from '../../sqlite/integrity.js';
import { assertReadableFormat, missingFrom, strangersIn } from './format.js';
import { describeDamage } from './start-check.js';
import { endOf, rowsAfter, streamRows } from './log-rows.js';
import { inLogErrors } from './sqlite-errors.js';
import { prepareStatements, type Statements } from './statements.js';
import { damageIn } from './wal-check.js';

/** How long to wait, in milliseconds, while the log is being opened or closed by its owner. */
const BUSY_TIMEOUT = 5_000;
/** Without it there is nothing to read. */
const TABLE = 'CREATE TABLE events';
/** Pages of the file that are copied in one turn of the process: 4 MiB. */
const COPIED_AT_ONCE = 1_024;

/** How much of a file is copied: of `total` pages. */
export type OnCopied = (copied: number, total: number) => void;

/**
 * Reads the file of a log beside whoever writes it, and never writes to it. It needs no lock, and keeps nobody waiting.
 * What it meets in the file is told by the port's errors.
 */
export class LogReader {
  private readonly statements: Statements;

  private constructor(private readonly database: Database.Database) {
    this.statements = prepareStatements(database);
  }

  /** @throws LogUnavailableError, LogTooNewError, LogRefusedError for what is no log */
  static open(file: string): LogReader {
    return inLogErrors(file, () => {
      const database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
      try {
        assertReadableFormat(database);
        if (missingFrom(database).includes(TABLE))
          throw new LogRefusedError(`the log ${file} lacks ${TABLE}`);
        return new LogReader(database);
      } catch (error) {
        database.close();
        throw error;
      }
    });
  }

  /** What of the guards is gone, or stands there that does not belong there: one line each. */
  faultsOfFormat(): string[] {
    return this.reading(() => [
      ...missingFrom(this.database).map((missing) => `it lacks ${missing}`),
      ...strangersIn(this.database).map((stranger) => `it has a ${stranger} that no log has`),
    ]);
  }

  /** Whether what was written last, and is in no file of its own yet, is what was written: a line when it is not. */
  faultsOfLatest(): string[] {
    const damaged = damageIn(`${this.database.name}-wal`);
    // Its owner may have begun the file anew meanwhile, while it was read: twice at the same place it is damage.
    if (!damaged || damageIn(`${this.database.name}-wal`)?.frame !== damaged.frame) return [];
    return [describeDamage(damaged)];
  }

  /** What SQLite finds wrong with the file, at most `most` lines. It reads all of it, in one go. */
  faultsOfFile(most: number): string[] {
    return this.reading(() => faultsOfFile(this.database, most));
  }

  /** The place of the last event now. */
  get end(): Place {
    return this.reading(() => endOf(this.statements));
  }

  /** Events after a position, in the log's order. @throws LogRefusedError where the file cannot be read */
  after(position: number, most: number): LogRow[] {
    return this.reading(() => [...rowsAfter(this.statements, position, most)]);
  }

  /** As the port's method of this name. */
  readStream(stream: string, options: ReadStreamOptions): StoredEvent[] {
    return this.reading(() => streamRows(this.statements, stream, options)).map(toStoredEvent);
  }

  /**
   * Copies the log as it is at this moment into a new file, page by page, while it may be written to.
   * @param onCopied may throw to end it
   */
  async copyTo(file: string, onCopied: OnCopied): Promise<void> {
    // Without a transaction that stays open, each write of the owner would begin the copy anew.
    this.reading(() => this.database.exec('BEGIN').prepare('SELECT 1 FROM events LIMIT 1').get());
    try {
      await this.database.backup(file, {
        progress: ({ totalPages, remainingPages }) => {
          onCopied(totalPages - remainingPages, totalPages);
          return COPIED_AT_ONCE;
        },
      });
    } finally {
      this.database.exec('ROLLBACK');
    }
  }

  close(): void {
    this.database.close();
  }

  private reading<T>(read: () => T): T {
    return inLogErrors(this.database.name, read);
  }
}

/**
 * Makes a copy of a log into one file that needs no others beside it, on read-only media too, and brings it to the disk
 * with the next sync.
 */
export function settleCopy(file: string): void {
  inLogErrors(file, () => {
    const database = new Database(file, { fileMustExist: true });
    try {
      database.pragma('journal_mode = DELETE');
    } finally {
      database.close();
    }
  });
}
