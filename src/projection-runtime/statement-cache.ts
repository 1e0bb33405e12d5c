import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';

type AnyStatement = Statement<unknown[], unknown>;

/** How many statements a connection keeps: the texts are ours, but filters can be put together in very many ways. */
const MAX_STATEMENTS = 512;

/** Prepares each SQL text once per connection and keeps those that were used last. */
export class StatementCache {
  private readonly byConnection = new WeakMap<Database, LRUCache<string, AnyStatement>>();

  get(db: Database, sql: string): AnyStatement {
    const statements = this.of(db);
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare<unknown[], unknown>(sql);
    statements.set(sql, statement);
    return statement;
  }

  private of(db: Database): LRUCache<string, AnyStatement> {
    const known = this.byConnection.get(db);
    if (known) return known;
    const statements = new LRUCache<string, AnyStatement>({ max: MAX_STATEMENTS });
    this.byConnection.set(db, statements);
    return statements;
  }
}
