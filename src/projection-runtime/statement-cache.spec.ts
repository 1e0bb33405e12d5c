import Database from 'better-sqlite3';
import { StatementCache } from './statement-cache.js';

describe('prepared statements', () => {
  const db = new Database(':memory:');
  afterAll(() => db.close());

  test('are kept while they are used, and not without bound', () => {
    const cache = new StatementCache();
    const often = cache.get(db, 'SELECT 0');
    const once = cache.get(db, 'SELECT 1');
    for (let n = 2; n < 1_000; n++) {
      cache.get(db, `SELECT ${n}`);
      expect(cache.get(db, 'SELECT 0')).toBe(often);
    }
    expect(cache.get(db, 'SELECT 1')).not.toBe(once);
  });
});
