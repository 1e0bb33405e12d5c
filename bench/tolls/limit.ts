import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { COUNTS_AT_POINT } from '../../projections/counts/at-point.js';
import { STRIKE_IN_FORCE } from '../../projections/strikes/tables.js';
import type { StatedFigure } from '../../src/domain/kernel/figure.js';
import { readModelsIn } from '../../src/projection-runtime/generation-files.js';
import { pointOf, PRESENT } from '../../src/projection-runtime/point.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';

/** The parts of a whole with the entry of their counts in force, each found by an index. */
const ROWS = `
  SELECT p.admin1, e.revision_answer AS answer
  FROM strike_entry p
  CROSS JOIN strike s ON s.created = p.strike AND p.sequence = ${entryInForce(STRIKE_IN_FORCE, 'p.strike')}
  CROSS JOIN ${COUNTS_AT_POINT}
  WHERE p.part_of = @whole AND c.subject_id = s.id AND c.subject_type = 'strike' AND c.family = 'casualty'
    AND c.measure = 'killed'`;

interface Row {
  readonly admin1: string | null;
  readonly answer: string;
}

/** The sums of one region, or of all. */
interface Sum {
  low: number;
  best: number;
  inputs: number;
}

/** The limit: reads the same rows of the same file by its indexes and adds, and knows no rule of what may be added. */
export class RawTolls {
  private readonly database: Database.Database;
  private readonly rows: Database.Statement<[object], Row>;

  /** @param directory where a node keeps its files */
  constructor(directory: string) {
    const models = readModelsIn(directory);
    const name = readdirSync(models).find((file) => file.endsWith('.db')) ?? '';
    this.database = new Database(join(models, name), { readonly: true });
    this.rows = this.database.prepare(ROWS);
  }

  /** @param isByRegion else there is one sum, under an empty text */
  add(whole: string, isByRegion: boolean): Map<string, Sum> {
    const sums = new Map<string, Sum>();
    for (const { admin1, answer } of this.rows.iterate({ whole, ...pointOf(PRESENT) })) {
      const key = isByRegion ? (admin1 ?? '') : '';
      const { figure } = JSON.parse(answer) as { figure: StatedFigure | null };
      const sum = sums.get(key) ?? { low: 0, best: 0, inputs: 0 };
      sums.set(key, sum);
      sum.low += figure?.low ?? figure?.best ?? 0;
      sum.best += figure?.best ?? 0;
      sum.inputs += 1;
    }
    return sums;
  }

  close(): void {
    this.database.close();
  }
}
