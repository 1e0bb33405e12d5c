import {
  LogLockedError,
  LogRefusedError,
  LogTooNewError,
  LogUnavailableError,
} from './event-store/port/index.js';
import { BadAdminKeyError } from './platform/auth/admin-key.js';
import type { LedgerConfig } from './platform/config/ledger-config.js';
import { UnopenedReadModelError } from './projection-runtime/unopened.js';
import { saysUnwritable } from './sqlite/sqlite-code.js';

/** What a start can meet that says by itself what is the matter. */
const EXPECTED = [
  LogLockedError,
  LogTooNewError,
  LogRefusedError,
  LogUnavailableError,
  BadAdminKeyError,
  UnopenedReadModelError,
];

/** What a node that could not start says of it: one line, but for a fault of its own. */
export function complaintOf(error: unknown, config: LedgerConfig): string {
  if (!(error instanceof Error)) return `could not start: ${String(error)}`;
  if (isAboutDataDirectory(error, config)) {
    return `${error.message} (LEDGER_DATA_DIR names the directory, now ${config.dataDirectory})`;
  }
  if (EXPECTED.some((type) => error instanceof type)) return error.message;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'listen' || syscall === 'getaddrinfo') return cannotListen(error, code, config);
  // What the system refuses says so in one line; anything else is a fault of ours, and where it is helps.
  return `could not start: ${syscall === undefined ? error.stack : error.message}`;
}

/** Whether another directory, or other rights on it, would help. */
function isAboutDataDirectory(error: Error, { log, dataDirectory }: LedgerConfig): boolean {
  if (error instanceof LogLockedError || error instanceof BadAdminKeyError) return true;
  if (error instanceof LogUnavailableError) return log === 'embedded';
  const { path = '' } = error as NodeJS.ErrnoException;
  return saysUnwritable(error) || path.startsWith(dataDirectory);
}

function cannotListen(error: Error, code: string, { host, port }: LedgerConfig): string {
  return code === 'EADDRINUSE'
    ? `port ${port} of ${host} is in use; set LEDGER_PORT to another one, or to 0 for any free one`
    : `cannot listen at port ${port} of ${host}: ${error.message}`;
}
