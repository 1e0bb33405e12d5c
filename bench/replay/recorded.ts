import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../src/projection-runtime/projection.js';

/** A statement that wrote, with its values by position. */
export interface Written {
  readonly sql: string;
  readonly values: readonly unknown[];
}

type Prepared = Statement<unknown[], unknown>;

/**
 * Keeps each statement by which projections write, as somebody would send it who knew all rows beforehand. Of an
 * INSERT that takes something from another table only the values are kept that it came to; what wrote nothing is left
 * out; and so is every query.
 */
export class Recorder {
  private page: Written[] = [];
  /** The statements of each transaction. */
  readonly pages: Written[][] = [];

  /** The same projections, watched while they write. */
  watch(projections: readonly Projection[]): Projection[] {
    return projections.map((projection) => ({
      ...projection,
      prepare: (database) => projection.prepare(this.watched(database)),
    }));
  }

  /** A transaction has ended. */
  endPage(): void {
    this.pages.push(this.page);
    this.page = [];
  }

  private watched(database: Database): Database {
    return new Proxy(database, {
      get: (target, name) => {
        if (name === 'prepare') return (sql: string) => this.prepare(target, sql);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  private prepare(database: Database, sql: string): Prepared {
    const statement: Prepared = database.prepare(sql);
    if (statement.reader) return statement;
    const toWritten = writtenBy(database, sql);
    return new Proxy(statement, {
      get: (target, name) => {
        if (name !== 'run') return Reflect.get(target, name, target) as unknown;
        return (...parameters: unknown[]) => {
          // Before it runs, as it would find them: its values may come from tables that it changes.
          const written = toWritten(parameters);
          const result = target.run(...parameters);
          if (result.changes > 0) this.page.push(written);
          return result;
        };
      },
    });
  }
}

const INSERT =
  /^\s*(?<head>INSERT(?: OR IGNORE)? INTO \w+ \([^)]*\))\s*(?<rows>(?:VALUES|SELECT)\b.*?)(?<tail>\s+ON CONFLICT.*)?$/su;

/** What makes of the parameters of a statement what it writes. */
function writtenBy(database: Database, sql: string): (parameters: unknown[]) => Written {
  const { head, rows, tail = '' } = INSERT.exec(sql)?.groups ?? {};
  if (head === undefined || rows === undefined) return (parameters) => byPosition(sql, parameters);
  const valuesOf = database.prepare<unknown[], unknown[]>(rows).raw();
  const count = head.split(',').length;
  const insert = `${head} VALUES (${Array<string>(count).fill('?').join(', ')})${tail}`;
  return (parameters) => ({ sql: insert, values: valuesOf.get(...parameters) ?? [] });
}

/** A statement with named parameters as one with parameters by position. */
function byPosition(sql: string, parameters: unknown[]): Written {
  const [named] = parameters;
  if (typeof named !== 'object' || named === null) return { sql, values: parameters };
  const values: unknown[] = [];
  const positional = sql.replaceAll(/@(\w+)/g, (_, name: string) => {
    values.push((named as Record<string, unknown>)[name]);
    return '?';
  });
  return { sql: positional, values };
}
