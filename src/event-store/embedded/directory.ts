import { accessSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LogUnavailableError } from '../port/index.js';

/** The file of a log in its directory. */
export const LOG_FILE = 'ledger.db';
/** The file whose lock is the log's. */
export const LOCK_FILE = 'ledger.lock';

/** What is in it, once there is a log. SQLite would take a transaction on one that may not be written for a read. */
const FILES = [LOG_FILE, LOCK_FILE];

/**
 * Makes sure that a directory for the log is there, open to its owner only when it is made here, and that what is in it
 * may be written.
 * @throws LogUnavailableError when it cannot be made or written
 */
export function prepareDirectory(directory: string): void {
  try {
    const firstMade = mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (firstMade !== undefined) syncNames(resolve(directory), dirname(resolve(firstMade)));
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const file of FILES.map((name) => join(directory, name))) {
      if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    }
  } catch (cause) {
    throw new LogUnavailableError(
      `the directory ${directory} of the log cannot be made or written: ${(cause as Error).message}; ` +
        'give the user that runs this program the right to write it, or name another directory',
      { cause },
    );
  }
}

/** A new directory survives a power cut only once the one that holds its name is synced. */
function syncNames(directory: string, top: string): void {
  // Windows opens no directories, and needs no such sync.
  if (process.platform === 'win32') return;
  for (let holder = dirname(directory); holder.length >= top.length; holder = dirname(holder)) {
    const handle = openSync(holder, 'r');
    fsyncSync(handle);
    closeSync(handle);
    if (holder === top) return;
  }
}
