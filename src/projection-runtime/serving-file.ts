import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { faultsOfFile } from '../sqlite/integrity.js';
import { sqliteCode } from '../sqlite/sqlite-code.js';
import { GenerationFiles } from './generation-files.js';
import { type Progress, ProgressTable, readFingerprint } from './progress-table.js';
import type { Schema } from './schema.js';

/** How long to wait, in milliseconds, while the file is being opened or closed by its owner. */
const BUSY_TIMEOUT = 5_000;

/** Told of read models that cannot be looked at, by number. */
export interface Unserved {
  /** It cannot be read. */
  readonly unreadable: (number: number, why: string) => void;
  /** It is there, and cannot be opened: on media that cannot be written SQLite cannot share a file. */
  readonly unopened: (number: number, why: string) => void;
}

/** The read model of a node as it is at one moment, read beside the node. */
export class ServingFile {
  private constructor(
    readonly number: number,
    readonly database: Database.Database,
    readonly progress: Progress,
    readonly isComplete: boolean,
  ) {}

  /** Opens the one that serves, or would at the next start, if there is one that these projections made. */
  static open(directory: string, schema: Schema, told: Unserved): ServingFile | null {
    if (!existsSync(directory)) return null;
    const files = new GenerationFiles(directory);
    const usable = files.numbers().flatMap((number) => {
      try {
        return ServingFile.openOne(number, files.path(number), schema) ?? [];
      } catch (error) {
        const code = sqliteCode(error);
        if (code === null) throw error;
        const why = (error as Error).message;
        if (code !== 'SQLITE_CANTOPEN') told.unreadable(number, why);
        // One that was replaced meanwhile is no fault.
        else if (existsSync(files.path(number))) told.unopened(number, why);
        return [];
      }
    });
    const serving = usable.find(({ isComplete }) => isComplete) ?? usable[0];
    for (const one of usable) if (one !== serving) one.close();
    return serving ?? null;
  }

  /** Null for one that other projections made. */
  private static openOne(number: number, path: string, { fingerprint }: Schema): ServingFile | null {
    const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
    try {
      // Until it is closed it is what it is now, whatever its owner writes.
      database.exec('BEGIN');
      if (readFingerprint(database) === fingerprint) {
        const table = new ProgressTable(database);
        return new ServingFile(number, database, table.read(), table.isComplete);
      }
    } catch (error) {
      database.close();
      throw error;
    }
    database.close();
    return null;
  }

  /** What SQLite finds wrong with the file, at most `most` lines. */
  faults(most: number): string[] {
    return faultsOfFile(this.database, most);
  }

  close(): void {
    this.database.close();
  }
}
