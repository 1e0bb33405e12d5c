/**
 * The extended code of an error that SQLite threw, e.g. `SQLITE_FULL`; null for any other error. Told by its code:
 * the driver's native part keeps the error class of whoever loaded it first.
 */
export function sqliteCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null;
}

/** Whether SQLite says of a file that it is damaged, or is none of its own. */
export function saysDamaged(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? '');
}

/** Whether SQLite says that it may not make or write a file, or that there is no room for it. */
export function saysUnwritable(error: unknown): boolean {
  return /^SQLITE_(CANTOPEN|READONLY|PERM|FULL|IOERR)/.test(sqliteCode(error) ?? '');
}

/** Whether what SQLite says may pass by itself, or when somebody makes room: a full disk, a file that is held. */
export function mayPass(error: unknown): boolean {
  return /^SQLITE_(FULL|IOERR|CANTOPEN|BUSY|LOCKED|PROTOCOL|READONLY|PERM|NOMEM)/.test(
    sqliteCode(error) ?? '',
  );
}
