import type { Database } from 'better-sqlite3';
import { tablesOf } from '../../../src/projection-runtime/compare.js';

/**
 * All that projections keep in a read model, by table, each row as one text: of an index of words, which keeps no texts,
 * the words and where they stand. How far it has come and when it was begun is left out.
 */
export function rowsOf(db: Database): Record<string, string[]> {
  return Object.fromEntries(
    tablesOf(db).map(({ name, isIndexOfWords }) => {
      const rows = isIndexOfWords ? wordsIn(db, name) : db.prepare(`SELECT * FROM ${name}`).all();
      return [name, rows.map((row) => JSON.stringify(row))];
    }),
  );
}

function wordsIn(db: Database, table: string): unknown[] {
  db.exec(`CREATE VIRTUAL TABLE temp.words_in USING fts5vocab('main', '${table}', 'instance')`);
  try {
    return db.prepare('SELECT * FROM temp.words_in ORDER BY doc, col, "offset"').all();
  } finally {
    db.exec('DROP TABLE temp.words_in');
  }
}
