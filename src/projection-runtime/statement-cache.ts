import type { Database, Statement } from 'better-sqlite3';

type AnyStatement = Statement<unknown[], unknown>;

/** How many statements a connection keeps: the texts are ours, but filters can be put together in very many ways. */
const MAX_STATEMENTS = 512;

/** Prepares each SQL text once per connection and keeps those that were used last. */
export class StatementCache {
  private readonly byConnection = new WeakMap<Database, Map<string, AnyStatement>>();

  get(db: Database, sql: string): AnyStatement {
    const statements = this.of(db);
    const statement = statements.get(sql) ?? db.prepare<unknown[], unknown>(sql);
    // What was used last stands last: a map keeps the order in which its keys were set.
    statements.delete(sql);
    statements.set(sql, statement);
    const [oldest] = statements.keys();
    if (statements.size > MAX_STATEMENTS && oldest !== undefined) statements.delete(oldest);
    return statement;
  }

  private of(db: Database): Map<string, AnyStatement> {
    const known = this.byConnection.get(db);
    if (known) return known;
    const statements = new Map<string, AnyStatement>();
    this.byConnection.set(db, statements);
    return statements;
  }
}
