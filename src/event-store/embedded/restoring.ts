import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LogRefusedError } from '../port/index.js';
import { LOG_FILE } from './directory.js';

/** There while a restore puts files in place; it holds the name of the folder with what was there before. */
export const RESTORING_FILE = 'ledger.restoring';

/**
 * Makes sure that a directory holds all of a log or none: SQLite would make a new, empty one of what is left of another.
 * @throws LogRefusedError
 */
export function assertNotHalf(directory: string): void {
  const marker = join(directory, RESTORING_FILE);
  if (existsSync(marker)) {
    throw new LogRefusedError(
      `a restore into ${directory} was cut off: run it again with --replace; ` +
        `what was there before is in ${readFileSync(marker, 'utf8').trim()}`,
    );
  }
  const file = join(directory, LOG_FILE);
  const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size(file) === 0 && size(`${file}-wal`) > 0) {
    throw new LogRefusedError(
      `the log ${file} is gone, and what was written last is still in ${file}-wal: ` +
        'put the file back beside it, or restore a backup',
    );
  }
}
