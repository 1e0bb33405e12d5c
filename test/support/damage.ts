import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Changes a log as somebody would who gets round its guards, and puts them back, so that only the change is there. */
export function tamper(file: string, ...statements: readonly string[]): void {
  const database = new Database(file);
  try {
    const guards = database
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
      )
      .all();
    for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
    for (const statement of statements) database.exec(statement);
    for (const { sql } of guards) database.exec(sql);
  } finally {
    database.close();
  }
}

/** Runs statements on a database as they are. */
export function alter(file: string, ...statements: readonly string[]): void {
  const database = new Database(file);
  try {
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}

/** Changes bytes of a file. */
export function overwrite(file: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
}

/** The page of the file that holds a text, from 0, with the size of pages. */
export function pageWith(file: string, text: string): { page: number; size: number } {
  const bytes = readFileSync(file);
  const size = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16);
  const at = bytes.lastIndexOf(text);
  if (at < 0) throw new Error(`${file} does not hold ${text}`);
  return { page: Math.floor(at / size), size };
}
