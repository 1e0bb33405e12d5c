import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { mayPass, sqliteCode } from '../sqlite/sqlite-code.js';
import { GenerationFiles } from './generation-files.js';
import { type LastEvent, ProgressTable } from './progress-table.js';
import { UnopenedReadModelError } from './unopened.js';

/** The last event that a read model has applied. */
export interface LastApplied extends LastEvent {
  /** The file of the read model. */
  readonly path: string;
  /** Of the last numbered event that it has applied. */
  readonly sequence: number;
}

/**
 * What the read models of a folder know of the log that they were made of, those of other versions too. Each is only
 * read; one that is damaged says nothing.
 * @throws UnopenedReadModelError
 */
export function lastEventsIn(directory: string): LastApplied[] {
  if (!existsSync(directory)) return [];
  const files = new GenerationFiles(directory);
  return files.numbers().flatMap((number) => lastEventOf(files.path(number)) ?? []);
}

function lastEventOf(path: string): LastApplied | null {
  if (!statSync(path).isFile()) return null;
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    const { last, sequence } = new ProgressTable(database).read();
    return last && { ...last, path, sequence };
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
    if (mayPass(error)) throw new UnopenedReadModelError(path, error);
    return null;
  } finally {
    database?.close();
  }
}
