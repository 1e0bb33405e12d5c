import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { atMost } from '../../src/caches/at-most.js';

/** Counts whose keys are remembered. */
const REMEMBERED = 20_000;

const keysOf = new WeakMap<Database, CountKeys>();

/**
 * The keys (`count.created`) of counts by their ids, for all who write rows about counts. A key never changes, so
 * those asked for lately are remembered, also past a transaction that was rolled back.
 */
export class CountKeys {
  private readonly known = new LRUCache<string, number>(atMost(REMEMBERED));
  private readonly select: Statement<[string], number>;

  /** Those of a connection that writes; all projections that are prepared for it share them. */
  static of(db: Database): CountKeys {
    const keys = keysOf.get(db) ?? new CountKeys(db);
    keysOf.set(db, keys);
    return keys;
  }

  private constructor(db: Database) {
    this.select = db.prepare<[string], number>('SELECT created FROM count WHERE id = ?').pluck();
  }

  /** @throws Error when an event speaks of a count that was not reported */
  find(id: string): number {
    const known = this.known.get(id) ?? this.select.get(id);
    if (known === undefined) throw new Error(`the count ${id} changes before it is reported`);
    this.known.set(id, known);
    return known;
  }
}
