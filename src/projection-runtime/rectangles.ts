import type { Database, Statement } from 'better-sqlite3';

/** Open end of the recorded axis: no sequence reaches it. */
const OPEN_SEQUENCE = Number.MAX_SAFE_INTEGER;
/** Open end of the stated axis: as text it comes after every instant. */
const OPEN_INSTANT = '~';

/** Something takes effect. */
export interface RectangleEntry {
  /** What it is about: the creation sequence of a resource. */
  readonly key: number;
  /** Where it stands in stated order. */
  readonly effectiveAt: string;
  /** Where it stands in recorded order; also names what takes effect. */
  readonly sequence: number;
}

interface Rectangle {
  readonly entry: number;
  readonly seq_from: number;
  readonly eff_from: string;
  readonly eff_to: string;
}

/**
 * DDL of a table of rectangles: in `[seq_from, seq_to) x [eff_from, eff_to)` the entry of a key is in force. At any
 * point at most one rectangle of a key holds it, and it is that of the greatest (effectiveAt, sequence) visible there.
 * @param table a constant of ours
 */
export function rectangleTable(table: string): string {
  return `
    CREATE TABLE ${table} (
      key INTEGER NOT NULL,
      seq_from INTEGER NOT NULL,
      seq_to INTEGER NOT NULL,
      eff_from TEXT NOT NULL,
      eff_to TEXT NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (key, seq_from, eff_from)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ${table}_open ON ${table} (key, eff_from) WHERE seq_to = ${OPEN_SEQUENCE};`;
}

/**
 * SQL of the entry of a key that is in force at a point (see `pointOf`), NULL where there is none. It looks from the
 * newest rectangle back, so the present costs one step however long the history is.
 * @param table a constant of ours, made by {@link rectangleTable}
 * @param key SQL of the key
 */
export function entryInForce(table: string, key: string): string {
  return `(
    SELECT r.entry FROM ${table} r
    WHERE r.key = ${key} AND r.seq_from <= @sequence AND r.seq_to > @sequence
      AND r.eff_from <= @stated AND r.eff_to > @stated
    ORDER BY r.seq_from DESC LIMIT 1)`;
}

/** Keeps one table of rectangles. */
export class Rectangles {
  private readonly findContaining: Statement<[number, string], Rectangle>;
  private readonly findEarliest: Statement<[number], { eff_from: string | null }>;
  private readonly close: Statement<[number, number, number, string]>;
  private readonly insert: Statement<[number, number, string, string, number]>;

  /** @param table a constant of ours, made by {@link rectangleTable} */
  constructor(db: Database, table: string) {
    const open = `key = ? AND seq_to = ${OPEN_SEQUENCE}`;
    this.findContaining = db.prepare(
      `SELECT entry, seq_from, eff_from, eff_to FROM ${table} WHERE ${open} AND eff_from <= ?
       ORDER BY eff_from DESC LIMIT 1`,
    );
    this.findEarliest = db.prepare(`SELECT min(eff_from) AS eff_from FROM ${table} WHERE ${open}`);
    this.close = db.prepare(`UPDATE ${table} SET seq_to = ? WHERE key = ? AND seq_from = ? AND eff_from = ?`);
    this.insert = db.prepare(
      `INSERT INTO ${table} (key, seq_from, seq_to, eff_from, eff_to, entry) VALUES (?, ?, ${OPEN_SEQUENCE}, ?, ?, ?)`,
    );
  }

  /** Takes an entry in. Its sequence is greater than that of each entry before it. */
  enter({ key, effectiveAt, sequence }: RectangleEntry): void {
    // Open rectangles leave no gap after the first of them, so the last to begin by then is the one that contains it.
    const old = this.findContaining.get(key, effectiveAt);
    if (!old) {
      const end = this.findEarliest.get(key)?.eff_from ?? OPEN_INSTANT;
      this.insert.run(key, sequence, effectiveAt, end, sequence);
      return;
    }
    this.close.run(sequence, key, old.seq_from, old.eff_from);
    if (old.eff_from < effectiveAt) this.insert.run(key, sequence, old.eff_from, effectiveAt, old.entry);
    this.insert.run(key, sequence, effectiveAt, old.eff_to, sequence);
  }
}
