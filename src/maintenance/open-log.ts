import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE } from '../event-store/embedded/directory.js';
import { LogReader } from '../event-store/embedded/log-reader.js';
import { LogUnavailableError } from '../event-store/port/index.js';
import { EmbeddedLog } from './log/embedded-log.js';
import type { VerifiedLog } from './log/verified-log.js';
import { inTemporary, makeTemporary, removeTemporary } from './temporary.js';

/** There is no log where one is to be. */
export class NoLogError extends Error {
  override readonly name = 'NoLogError';
}

/** @throws NoLogError */
export function logFileIn(folder: string): string {
  const file = join(folder, LOG_FILE);
  if (!existsSync(file)) throw new NoLogError(`there is no log in ${folder}: it has no ${LOG_FILE}`);
  return file;
}

/**
 * Opens the log of a folder for reading, beside whoever writes it. On media that cannot be written, where SQLite cannot
 * share a file, it reads a temporary copy.
 * @param most lines that it says of the file
 * @throws NoLogError, LogUnavailableError, LogTooNewError, LogRefusedError, NoTemporaryFilesError
 */
export function openLog(folder: string, most: number): VerifiedLog {
  const file = logFileIn(folder);
  try {
    return new EmbeddedLog(LogReader.open(file), file, most);
  } catch (error) {
    if (!(error instanceof LogUnavailableError) || !/SQLITE_(CANTOPEN|READONLY)/.test(error.message))
      throw error;
    return copied(file, most);
  }
}

function copied(file: string, most: number): VerifiedLog {
  const temporary = makeTemporary('ledger-copy');
  const remove = () => removeTemporary(temporary);
  try {
    for (const suffix of ['', '-wal']) {
      const copy = join(temporary, LOG_FILE + suffix);
      if (existsSync(file + suffix)) inTemporary(() => copyFileSync(file + suffix, copy));
    }
    return new CopiedLog(LogReader.open(join(temporary, LOG_FILE)), file, most, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

class CopiedLog extends EmbeddedLog {
  constructor(
    reader: LogReader,
    name: string,
    most: number,
    private readonly remove: () => void,
  ) {
    super(reader, name, most);
  }

  override async close(): Promise<void> {
    await super.close();
    this.remove();
  }
}
