import Database from 'better-sqlite3';

/** How SQLite finds the rows of a statement: one line for each step of its plan. */
export interface Planned {
  readonly sql: string;
  readonly steps: readonly string[];
}

/** Notes the text of each statement that is prepared from now on, in whichever database. */
export class PreparedStatements {
  private readonly databases = new Map<string, Database.Database>();
  private readonly spy: jest.SpyInstance;

  constructor() {
    const { databases } = this;
    const prototype = Database.prototype;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own database
    const { prepare } = prototype;
    this.spy = jest.spyOn(prototype, 'prepare').mockImplementation(function (
      this: Database.Database,
      sql: string,
    ) {
      databases.set(sql, this);
      return prepare.call(this, sql);
    });
  }

  /** Notes nothing more. @returns the plan of each text, without white space that only lays it out */
  stop(): Planned[] {
    this.spy.mockRestore();
    return [...this.databases].map(([sql, database]) => ({
      sql: sql.replaceAll(/\s+/g, ' ').trim(),
      steps: planOf(database, sql),
    }));
  }
}

/** Without statistics a plan does not hang on values, so they are all null. */
function planOf(database: Database.Database, sql: string): string[] {
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => name);
  const unnamed = (sql.match(/\?/g) ?? []).map(() => null);
  const parameters = names.length > 0 ? [Object.fromEntries(names.map((name) => [name, null]))] : unnamed;
  const statement = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return statement.all(...parameters).map(({ detail }) => detail);
}
