import type { Dating } from '../../src/domain/counts/events.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { type Codes, gatherCodes } from '../codes.js';
import { countOpenCorrections } from '../corrections/open.js';
import type { NoticesOf } from '../notices/concerning.js';
import type { CountAnswer, InForceAnswer } from './answers.js';
import { valueOfEntry } from './at-point.js';
import { readClaims } from './claims.js';
import { readGroups } from './groups.js';
import { identityColumns, identityOf, type IdentityRow } from './identity.js';

/** What {@link readCount} needs of `COUNTS_AT_POINT`. */
export const COUNT_COLUMNS = `
  c.created, c.id, ${identityColumns('c')}, e.running, e.dating, e.unit, e.revision AS figureRevision, e.claim,
  e.revision_answer AS revisionAnswer`;

const VISIBLE_ENTRIES = `
  FROM count_entry
  WHERE count = @count AND sequence <= @sequence AND (effective_at IS NULL OR effective_at <= @stated)`;

export interface CountRow extends IdentityRow {
  readonly id: string;
  readonly created: number;
  readonly running: 0 | 1;
  readonly dating: Dating;
  readonly unit: string;
  readonly figureRevision: number;
  /** Null while the count is retracted. */
  readonly claim: number | null;
  readonly revisionAnswer: string;
}

/** The whole answer about a count. */
export function readCount(
  model: ReadModel,
  row: CountRow,
  point: PointParameters,
  noticesOf: NoticesOf,
): CountAnswer {
  const { created, id, dating, unit, figureRevision } = row;
  const entry = JSON.parse(row.revisionAnswer) as InForceAnswer;
  return {
    id,
    ...identityOf(row),
    running: row.running === 1,
    dating,
    unit,
    revision: readHead(model, created, point),
    figureRevision,
    ...valueOfEntry(entry),
    statement: entry.statement,
    claims: readClaims(model, created, row.claim, point),
    groups: readGroups(model, row, point),
    warnings: entry.warnings,
    notices: noticesOf(row),
    openCorrections: countOpenCorrections(model, created, point),
    note: entry.note,
    codes: readCodes(model, created, point),
  };
}

function readHead(model: ReadModel, count: number, point: PointParameters): number {
  const sql = `SELECT revision ${VISIBLE_ENTRIES} ORDER BY revision DESC LIMIT 1`;
  return model.get<{ revision: number }>(sql, { count, ...point })?.revision ?? 0;
}

function readCodes(model: ReadModel, count: number, point: PointParameters): Codes {
  const sql = `SELECT codes ${VISIBLE_ENTRIES} AND codes IS NOT NULL ORDER BY revision`;
  const rows = model.all<{ codes: string }>(sql, { count, ...point });
  return gatherCodes(rows.map(({ codes }) => JSON.parse(codes) as Codes));
}
