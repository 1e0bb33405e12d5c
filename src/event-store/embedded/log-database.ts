import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.js';
import { sqliteCode } from '../../sqlite/sqlite-code.js';
import { assertOfThisLog, type Place } from '../in-process/place.js';
import type { LogRow } from '../in-process/row.js';
import type { ReadStreamOptions } from '../port/index.js';
import { BatchWriter, type Outcome, type PendingAppend } from './batch-writer.js';
import { prepareFormat } from './format.js';
import { endOf, placeAt, rowsAfter, streamRows } from './log-rows.js';
import { inLogErrors } from './sqlite-errors.js';
import { assertDense, assertWholeWal } from './start-check.js';
import { prepareStatements, type Statements } from './statements.js';

/** How long to wait, in milliseconds, while a tool beside this process has the file locked. */
const BUSY_TIMEOUT = 2_000;

/** Streams whose last revision is remembered. */
const REMEMBERED_HEADS = 50_000;

/** The file of the log: its transactions and its queries. Synchronous, for the one thread that owns it. */
export class LogDatabase {
  private readonly statements: Statements;
  private last: Place;
  /** Last revisions of streams that were written here: whoever asks for what came after one asks often, and in vain. */
  private readonly heads = new LRUCache<string, number>(atMost(REMEMBERED_HEADS));

  private constructor(
    private readonly database: Database.Database,
    private readonly clock: () => number,
  ) {
    this.statements = prepareStatements(database);
    this.last = endOf(this.statements);
  }

  /** @throws LogRefusedError, LogTooNewError, LogUnavailableError */
  static open(file: string, clock: () => number): LogDatabase {
    return inLogErrors(file, () => {
      assertWholeWal(file);
      const database = new Database(file, { timeout: BUSY_TIMEOUT });
      try {
        prepareFormat(database);
        const log = new LogDatabase(database, clock);
        assertDense(database, log.end);
        return log;
      } catch (error) {
        database.close();
        throw error;
      }
    });
  }

  /** The place of the last event. */
  get end(): Place {
    return this.last;
  }

  /**
   * Commits appends in one transaction, each with its own outcome, in their order. When it returns they are durable.
   * @throws LogUnavailableError when nothing of them may be taken for written
   */
  commit(appends: readonly PendingAppend[]): Outcome[] {
    return inLogErrors(this.database.name, () => {
      const alone = this.commitAlone(appends);
      if (alone) return alone;
      this.statements.begin.run();
      try {
        const writer = new BatchWriter(this.statements, this.clock, endOf(this.statements));
        const outcomes = appends.map((append) => writer.write(append));
        this.statements.commit.run();
        this.last = writer.end;
        this.rememberHeads(appends, outcomes);
        return outcomes;
      } catch (error) {
        if (this.database.inTransaction) this.statements.rollback.run();
        throw error;
      }
    });
  }

  /**
   * One event of one caller, decided on nothing that was under way, is a transaction by itself: an insert, which the database lets in only where the log ends.
   * Null for more than that, and when it was not let in; then a transaction looks where the log ends, and why.
   */
  private commitAlone(appends: readonly PendingAppend[]): Outcome[] | null {
    const [append] = appends;
    if (appends.length !== 1 || append?.events.length !== 1 || append.prerequisites.length > 0) return null;
    const writer = new BatchWriter(this.statements, this.clock, this.last);
    const placement = writer.writeNext(append);
    if (!placement) return null;
    this.last = writer.end;
    this.rememberHeads(appends, [placement]);
    return [placement];
  }

  readStream(stream: string, options: ReadStreamOptions): LogRow[] {
    const { from, direction = 'forward' } = options;
    if (direction === 'forward' && from !== undefined && from > (this.heads.get(stream) ?? Infinity))
      return [];
    return inLogErrors(
      this.database.name,
      () => streamRows(this.statements, stream, options),
      () => `in stream ${stream}`,
    );
  }

  /**
   * Lends the rows after a place to a reader that takes as many as it wants, and at once.
   * @throws InvalidCheckpointError when the place is not one of this log
   */
  readAfter<T>(place: Place, count: number, read: (rows: Iterable<LogRow>) => T): T {
    return inLogErrors(
      this.database.name,
      () => {
        assertOfThisLog(place, placeAt(this.statements, place.position));
        return read(rowsAfter(this.statements, place.position, count));
      },
      () => `between positions ${place.position} and ${place.position + count + 1}`,
    );
  }

  close(): void {
    try {
      this.database.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // Nothing is lost: what cannot be copied into the file now is copied when it is opened again.
      if (sqliteCode(error) === null) throw error;
    } finally {
      this.database.close();
    }
  }

  private rememberHeads(appends: readonly PendingAppend[], outcomes: readonly Outcome[]): void {
    appends.forEach(({ stream }, index) => {
      const outcome = outcomes[index];
      if (outcome && !(outcome instanceof Error) && outcome.added) this.heads.set(stream, outcome.revision);
    });
  }
}
