/** A file of SQLite that is open, as its driver has it. */
interface OpenFile {
  pragma(source: string): unknown;
}

/** What SQLite finds wrong with a file, at most `most` lines. It reads all of it, in one go. */
export function faultsOfFile(database: OpenFile, most: number): string[] {
  const rows = database.pragma(`integrity_check(${most})`) as readonly { readonly integrity_check: string }[];
  const lines = rows.map(({ integrity_check: line }) => line);
  return lines[0] === 'ok' ? [] : lines;
}
