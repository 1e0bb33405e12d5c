import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saysUnwritable } from '../sqlite/sqlite-code.js';

/** There is no room for temporary files, or no right to make them: nothing is said of what was looked at. */
export class NoTemporaryFilesError extends Error {
  override readonly name = 'NoTemporaryFilesError';
}

/** Does what writes temporary files. @throws NoTemporaryFilesError for what the system, or SQLite, says of them */
export function inTemporary<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined && !saysUnwritable(error)) throw error;
    throw new NoTemporaryFilesError(
      `cannot write temporary files in ${tmpdir()}: ${(error as Error).message}; ` +
        'make room there, or have TMPDIR name another folder',
      { cause: error },
    );
  }
}

/** A new folder for temporary files. @throws NoTemporaryFilesError */
export function makeTemporary(name: string): string {
  return inTemporary(() => mkdtempSync(join(tmpdir(), `${name}-`)));
}

export function removeTemporary(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
