import type { Database, Statement } from 'better-sqlite3';

type AnyStatement = Statement<unknown[], unknown>;

/** Prepares each SQL text once per connection. The texts are ours, so there are only so many. */
export class StatementCache {
  private readonly byConnection = new WeakMap<Database, Map<string, AnyStatement>>();

  get(db: Database, sql: string): AnyStatement {
    const statements = this.of(db);
    const known = statements.get(sql);
    if (known) return known;
    const prepared = db.prepare<unknown[], unknown>(sql);
    statements.set(sql, prepared);
    return prepared;
  }

  private of(db: Database): Map<string, AnyStatement> {
    const known = this.byConnection.get(db);
    if (known) return known;
    const statements = new Map<string, AnyStatement>();
    this.byConnection.set(db, statements);
    return statements;
  }
}
