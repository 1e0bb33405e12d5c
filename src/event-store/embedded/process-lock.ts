import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sqliteCode } from '../../sqlite/sqlite-code.js';
import { LogLockedError } from '../port/index.js';
import { LOCK_FILE } from './directory.js';
import { inLogErrors } from './sqlite-errors.js';

/** Locks that are held: a handle that nobody refers to any more would be collected, and its lock with it. */
const held = new Set<ProcessLock>();

/**
 * Holds the log's directory for one opener. The lock is a transaction left open on a file of its own: the log stays
 * readable to backups and SQLite tools, and the system drops the lock however the process ends.
 *
 * Nothing in this process may open that file otherwise: closing any handle of it would drop the lock.
 */
export class ProcessLock {
  private constructor(private readonly database: Database.Database) {}

  /** @throws LogLockedError when another opener holds it; LogUnavailableError */
  static take(directory: string): ProcessLock {
    const file = join(directory, LOCK_FILE);
    const database = inLogErrors(file, () => new Database(file, { timeout: 0 }));
    try {
      inLogErrors(file, () => beginExclusive(database, directory));
    } catch (error) {
      database.close();
      throw error;
    }
    const lock = new ProcessLock(database);
    held.add(lock);
    return lock;
  }

  release(): void {
    held.delete(this);
    this.database.close();
  }
}

function beginExclusive(database: Database.Database, directory: string): void {
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
    throw new LogLockedError(
      `the log in ${directory} is open already, in another process or in this one; ` +
        'stop that one first, or name another directory for this one',
      { cause: error },
    );
  }
}
