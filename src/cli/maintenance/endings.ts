import {
  LogLockedError,
  LogRefusedError,
  LogTooNewError,
  LogUnavailableError,
} from '../../event-store/port/index.js';
import { DamagedLogError } from '../../maintenance/copied-log.js';
import { TargetError } from '../../maintenance/files.js';
import { NoBackupError } from '../../maintenance/manifest.js';
import { NoLogError } from '../../maintenance/open-log.js';
import { NoTemporaryFilesError } from '../../maintenance/temporary.js';
import { BadConfigError } from '../../platform/config/read-config.js';
import { DamagedError, InterruptedError, UnreachableError, UsageError } from '../endings.js';
import type { FileSession } from '../session.js';
import { findingTable } from './finding-table.js';

const USAGE = [
  NoLogError,
  NoBackupError,
  TargetError,
  NoTemporaryFilesError,
  LogTooNewError,
  LogLockedError,
  LogUnavailableError,
  BadConfigError,
];

/** Does what works on files; what it meets is told in the endings of the command. */
export async function withEndings<Result>(
  session: FileSession,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw endingOf(error, session);
  }
}

function endingOf(error: unknown, { around, interrupt, output }: FileSession): unknown {
  if (interrupt.asked.aborted) return new InterruptedError();
  if (error instanceof DamagedLogError) {
    if (output.isJson) output.json({ whole: false, findings: error.findings });
    return new DamagedError(`${error.message}\n${findingTable(error.findings)}`);
  }
  if (error instanceof LogRefusedError) return new DamagedError(error.message);
  if (error instanceof LogUnavailableError && around.env['LEDGER_LOG'] === 'eventstoredb') {
    return new UnreachableError(error.message);
  }
  return USAGE.some((type) => error instanceof type) ? new UsageError((error as Error).message) : error;
}
