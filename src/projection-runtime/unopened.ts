import { sqliteCode } from '../sqlite/sqlite-code.js';

/**
 * A read model that cannot be opened now, for a reason that is none of its own: a full disk, no right to it. Nothing is
 * said of what it holds, so it is left as it is.
 */
export class UnopenedReadModelError extends Error {
  override readonly name = 'UnopenedReadModelError';
  constructor(path: string, cause: unknown) {
    const code = sqliteCode(cause) ?? '';
    super(
      `the read model ${path} cannot be opened: ${(cause as Error).message} (${code}); it is left as it is: ` +
        `${remedyFor(code)}, or move it away, and it is built again from the log`,
      { cause },
    );
  }
}

function remedyFor(code: string): string {
  if (/^SQLITE_FULL/.test(code)) return 'make room on its disk';
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code))
    return 'give the user that runs this program the right to write it and its folder';
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code)) return 'end the program that holds it';
  return 'look at its disk, and at the room on it';
}
