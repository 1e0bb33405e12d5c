import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Says how far a file has come, and when it began: that may differ. */
const OWN = 'progress';
/** How an index of words lies in its file hangs on where each transaction ended; what it says does not. */
const LAYOUT = /_words_(data|idx|config|docsize)$/;

/** A hash of all rows of each table of the one read model in a folder, and of what its indexes of words say. */
export function contentsOf(directory: string): Map<string, string> {
  const name = readdirSync(directory).find((file) => file.endsWith('.db'));
  if (name === undefined) throw new Error(`there is no read model in ${directory}`);
  const database = new Database(join(directory, name), { readonly: true });
  try {
    const [plain, words] = tablesOf(database);
    const hashes = [
      ...plain.map((table) => [table, hashOf(database, `SELECT * FROM "${table}"`)] as const),
      ...words.map((table) => [table, hashOfWords(database, table)] as const),
    ];
    return new Map(hashes);
  } finally {
    database.close();
  }
}

/** Tables that have rows, those in which places lie among them, and indexes of words. */
function tablesOf(database: Database.Database): [plain: string[], words: string[]] {
  const tables = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    .all();
  const isWords = ({ sql }: { sql: string }) => /USING fts5/i.test(sql);
  const plain = tables.filter((table) => !isWords(table)).map(({ name }) => name);
  return [
    plain.filter((name) => name !== OWN && !LAYOUT.test(name)),
    tables.filter(isWords).map(({ name }) => name),
  ];
}

function hashOfWords(database: Database.Database, table: string): string {
  database.exec(`CREATE VIRTUAL TABLE temp.said USING fts5vocab(main, ${table}, instance)`);
  const hash = hashOf(database, 'SELECT term, doc, col, "offset" FROM temp.said ORDER BY 1, 2, 3, 4');
  database.exec('DROP TABLE temp.said');
  return hash;
}

/** Tables have their rows in the order of their keys. */
function hashOf(database: Database.Database, sql: string): string {
  const hash = createHash('sha256');
  for (const row of database.prepare(sql).raw().iterate()) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}
