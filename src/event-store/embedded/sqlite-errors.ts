import { sqliteCode } from '../../sqlite/sqlite-code.js';
import { LogRefusedError, LogUnavailableError } from '../port/index.js';

/** Codes that say something of the file itself; the others speak of the moment (a full disk, a busy file). */
const OF_THE_FILE = /^SQLITE_(CORRUPT|NOTADB|FORMAT|CONSTRAINT)/;

/**
 * Runs something on the database; what SQLite throws is told in the port's errors.
 * @param where what of the log it is about, as in `in stream ledger-source-…`
 */
export function inLogErrors<T>(file: string, action: () => T, where?: () => string): T {
  try {
    return action();
  } catch (error) {
    throw toLogError(error, file, where ? ` ${where()}` : '');
  }
}

function toLogError(error: unknown, file: string, where: string): unknown {
  const code = sqliteCode(error);
  if (code === null) return error;
  const detail = `${(error as Error).message} (${code})`;
  if (OF_THE_FILE.test(code)) {
    return new LogRefusedError(
      `the log ${file} is damaged${where} or is no log of this program: ${detail}; restore it from a backup`,
      { cause: error },
    );
  }
  return new LogUnavailableError(`the log ${file} cannot be used now: ${detail}`, { cause: error });
}
