import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ProgressTable, beginProgress, readFingerprint, type Beginning } from './progress-table.js';
import type { Schema } from './schema.js';
import { mayPass, sqliteCode } from '../sqlite/sqlite-code.js';
import { UnopenedReadModelError } from './unopened.js';

/**
 * Files up to this size are looked through before they serve, which takes a third of a second. In a bigger one damage is
 * met by who reads it, and it is built again then: a start must not take as long as the file is big.
 */
const LOOKED_THROUGH_BYTES = 64 * 1024 * 1024;

/** A read model file that is of no use to this version; it is built again from the log. */
export class UnusableReadModelError extends Error {
  override readonly name = 'UnusableReadModelError';
}

/** It was made by other projections: of use to the version that made it, and to that alone. */
export class OtherProjectionsError extends UnusableReadModelError {}

/** One read model: a connection that writes, one that only reads, and how far it has come. */
export class Generation {
  readonly progress: ProgressTable;

  private constructor(
    readonly writer: Database.Database,
    readonly reader: Database.Database,
  ) {
    this.progress = new ProgressTable(writer);
  }

  /** Makes an empty one: a new file, or in memory without a path. */
  static create(path: string | null, schema: Schema, beginning: Beginning): Generation {
    const writer = openWriter(path ?? ':memory:');
    try {
      writer
        .transaction(() => {
          writer.exec(schema.ddl);
          beginProgress(writer, schema.fingerprint, beginning);
        })
        .immediate();
      return Generation.of(writer, path);
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  /**
   * Opens one that is there.
   * @throws UnusableReadModelError when it is damaged; OtherProjectionsError when another version made it;
   * UnopenedReadModelError when it may be healthy, and cannot be opened now
   */
  static open(path: string, schema: Schema): Generation {
    let writer: Database.Database | undefined;
    try {
      if (!statSync(path).isFile()) throw new UnusableReadModelError('it is no file');
      writer = openWriter(path, { fileMustExist: true });
      assertUsable(writer, schema);
      // One that may not be written is met here, and not by the first event.
      writer.exec('BEGIN IMMEDIATE; ROLLBACK');
      return Generation.of(writer, path);
    } catch (error) {
      writer?.close();
      throw asUnusable(error, path);
    }
  }

  private static of(writer: Database.Database, path: string | null): Generation {
    // What is in memory is seen by its own connection alone.
    return new Generation(writer, path === null ? writer : new Database(path, { readonly: true }));
  }

  /** Says that it was at the end of the log, in the file itself and on the disk. */
  complete(): void {
    if (this.progress.isComplete) return;
    this.progress.markComplete();
    // What it takes the place of is removed next: a power cut must not leave neither.
    this.writer.pragma('wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.reader.close();
    // Last, so that it takes the write-ahead log into the file.
    this.writer.close();
  }
}

function openWriter(path: string, options: Database.Options = {}): Database.Database {
  const db = new Database(path, options);
  try {
    db.pragma('journal_mode = WAL');
    // The log is what is durable; after a power cut a read model goes on from an older checkpoint of its own.
    db.pragma('synchronous = NORMAL');
    db.pragma('cache_size = -65536');
    // Batch after batch writes to the same pages: more of them gather before they are written to the file.
    db.pragma('wal_autocheckpoint = 4000');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function assertUsable(db: Database.Database, schema: Schema): void {
  const fingerprint = readFingerprint(db);
  if (fingerprint !== undefined && fingerprint !== schema.fingerprint) {
    throw new OtherProjectionsError(
      `it was made by other projections: ${fingerprint}, not ${schema.fingerprint}`,
    );
  }
  if (statSync(db.name).size <= LOOKED_THROUGH_BYTES) {
    const verdict = db.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw new UnusableReadModelError(`it is damaged: ${String(verdict)}`);
  }
  if (fingerprint === undefined) throw new UnusableReadModelError('it does not say what made it');
}

/** What SQLite cannot read is damaged or another's, unless it says something of the moment: then nothing is known. */
function asUnusable(error: unknown, path: string): unknown {
  if (sqliteCode(error) === null) return error;
  if (mayPass(error)) return new UnopenedReadModelError(path, error);
  return new UnusableReadModelError(`it cannot be read: ${(error as Error).message}`, { cause: error });
}
