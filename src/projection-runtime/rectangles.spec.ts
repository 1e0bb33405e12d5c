import Database from 'better-sqlite3';
import fc from 'fast-check';
import { pointOf } from './point.js';
import { entryInForce, Rectangles, rectangleTable } from './rectangles.js';

const KEY = 1;

interface Entry {
  readonly sequence: number;
  readonly effectiveAt: string;
}

/** Day of October 2025, at noon. */
const day = (number: number) => `2025-10-${String(number).padStart(2, '0')}T12:00:00.000Z`;

function tableOf(entries: readonly Entry[]): Database.Database {
  const db = new Database(':memory:');
  db.exec(rectangleTable('in_force'));
  const rectangles = new Rectangles(db, 'in_force');
  for (const entry of entries) rectangles.enter({ key: KEY, ...entry });
  return db;
}

function inForce(db: Database.Database, sequence: number, statedAt: string | null): number | undefined {
  const entry = db
    .prepare<[object], number | null>(`SELECT ${entryInForce('in_force', '@key')}`)
    .pluck()
    .get({ key: KEY, ...pointOf({ sequence, statedAt }) });
  return entry ?? undefined;
}

/** `[seq_from, seq_to) x [eff_from, eff_to) entry`, the open ends as `*`. */
function rectanglesOf(db: Database.Database): string[] {
  const rows = db
    .prepare<[], { seq_from: number; seq_to: number; eff_from: string; eff_to: string; entry: number }>(
      'SELECT * FROM in_force ORDER BY seq_from, eff_from',
    )
    .all();
  const days = (instant: string) => (instant === '~' ? '*' : String(Number(instant.slice(8, 10))));
  return rows.map(({ seq_from, seq_to, eff_from, eff_to, entry }) => {
    const end = seq_to === 9007199254740991 ? '*' : String(seq_to);
    return `[${seq_from}, ${end}) x [${days(eff_from)}, ${days(eff_to)}) ${entry}`;
  });
}

describe('rectangles', () => {
  it('opens one from the first entry on', () => {
    expect(rectanglesOf(tableOf([{ sequence: 3, effectiveAt: day(5) }]))).toEqual(['[3, *) x [5, *) 3']);
  });

  it('ends the old value at the time of the new one, and closes what was held before', () => {
    const db = tableOf([
      { sequence: 1, effectiveAt: day(5) },
      { sequence: 2, effectiveAt: day(8) },
    ]);
    expect(rectanglesOf(db)).toEqual(['[1, 2) x [5, *) 1', '[2, *) x [5, 8) 1', '[2, *) x [8, *) 2']);
  });

  it('lets the later of two entries of the same time win, and keeps the other for older sequences', () => {
    const db = tableOf([
      { sequence: 1, effectiveAt: day(5) },
      { sequence: 2, effectiveAt: day(5) },
    ]);
    expect(rectanglesOf(db)).toEqual(['[1, 2) x [5, *) 1', '[2, *) x [5, *) 2']);
  });

  it('puts a late find before the first entry without touching it', () => {
    const db = tableOf([
      { sequence: 1, effectiveAt: day(5) },
      { sequence: 2, effectiveAt: day(3) },
    ]);
    expect(rectanglesOf(db)).toEqual(['[1, *) x [5, *) 1', '[2, *) x [3, 5) 2']);
  });

  it('puts a late find between two entries and leaves the later one alone', () => {
    const db = tableOf([
      { sequence: 1, effectiveAt: day(3) },
      { sequence: 2, effectiveAt: day(8) },
      { sequence: 3, effectiveAt: day(5) },
    ]);
    expect(rectanglesOf(db)).toEqual([
      '[1, 2) x [3, *) 1',
      '[2, 3) x [3, 8) 1',
      '[2, *) x [8, *) 2',
      '[3, *) x [3, 5) 1',
      '[3, *) x [5, 8) 3',
    ]);
    expect(inForce(db, 3, null)).toBe(2);
    expect(inForce(db, 3, day(6))).toBe(3);
    expect(inForce(db, 2, day(6))).toBe(1);
    expect(inForce(db, 1, day(9))).toBe(1);
    expect(inForce(db, 3, day(2))).toBeUndefined();
    expect(inForce(db, 0, null)).toBeUndefined();
  });

  it('replaces an earlier entry at its own time and leaves what came after it alone', () => {
    const db = tableOf([
      { sequence: 1, effectiveAt: day(3) },
      { sequence: 2, effectiveAt: day(8) },
      { sequence: 3, effectiveAt: day(3) },
    ]);
    expect(inForce(db, 3, day(4))).toBe(3);
    expect(inForce(db, 2, day(4))).toBe(1);
    expect(inForce(db, 3, null)).toBe(2);
  });

  it('keeps the rows of one key apart from those of another', () => {
    const db = tableOf([{ sequence: 1, effectiveAt: day(3) }]);
    new Rectangles(db, 'in_force').enter({ key: 2, sequence: 2, effectiveAt: day(3) });
    expect(inForce(db, 2, null)).toBe(1);
  });

  it('answers every point as a naive reading of all entries does', () => {
    const times = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(times, (days) => {
        const entries = days.map((number, index) => ({ sequence: 2 * index + 1, effectiveAt: day(number) }));
        const db = tableOf(entries);
        for (let sequence = 0; sequence <= 2 * days.length; sequence++) {
          for (const statedAt of [null, ...Array.from({ length: 11 }, (_, index) => day(index + 1))]) {
            expect(inForce(db, sequence, statedAt)).toBe(naive(entries, sequence, statedAt));
          }
        }
        db.close();
      }),
      { numRuns: 60 },
    );
  });
});

function naive(entries: readonly Entry[], sequence: number, statedAt: string | null): number | undefined {
  const visible = entries.filter(
    (entry) => entry.sequence <= sequence && (statedAt === null || entry.effectiveAt <= statedAt),
  );
  const order = visible
    .map((entry) => `${entry.effectiveAt} ${String(entry.sequence).padStart(4, '0')}`)
    .sort();
  const last = order.at(-1);
  return last === undefined ? undefined : Number(last.slice(-4));
}
