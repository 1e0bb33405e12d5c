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
