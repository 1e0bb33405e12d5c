import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import type { InForceAnswer, Value } from './answers.js';
import { COUNT_IN_FORCE } from './tables.js';

/** SQL: a count `c` with its entry `e` in force at the point. CROSS JOIN keeps SQLite to this order. */
export const COUNTS_AT_POINT = `
  count c
  CROSS JOIN count_entry e ON e.sequence = ${entryInForce(COUNT_IN_FORCE, 'c.created')}`;

/** The value that an entry in force gives its count. */
export function valueOfEntry(entry: InForceAnswer): Value {
  return entry.status === 'active'
    ? { status: entry.status, figure: entry.figure }
    : { status: entry.status, lastFigure: entry.lastFigure };
}
