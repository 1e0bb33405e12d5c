import { sameDetail } from '../../src/domain/kernel/changes.js';
import type { Statement } from '../../src/domain/kernel/statement.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { StrikeDetails } from '../../src/domain/strikes/details.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import { type Codes, gatherCodes } from '../codes.js';
import { countsOfSubject } from '../counts/of-subject.js';
import type { StanceAnswer, StatedOtherwise, StrikeAnswer, StrikePart, StrikeStatus } from './answers.js';
import { explainStatus, readStances, STATUS_AT_POINT } from './stances.js';
import { STRIKE_IN_FORCE } from './tables.js';

/** SQL: a strike `s` with its entry `e` in force at the point. CROSS JOIN keeps SQLite to this order. */
export const STRIKES_AT_POINT = `
  strike s
  CROSS JOIN strike_entry e ON e.sequence = ${entryInForce(STRIKE_IN_FORCE, 's.created')}`;

/** The same, beginning with the entry: where an index of entries finds the few that are wanted. */
export const ENTRIES_AT_POINT = `
  strike_entry e
  CROSS JOIN strike s ON s.created = e.strike AND e.sequence = ${entryInForce(STRIKE_IN_FORCE, 'e.strike')}`;

/** What {@link readStrike} needs of either. */
export const STRIKE_COLUMNS = `
  s.created, s.id, e.revision AS detailsRevision, e.source_id AS sourceId, ${STATUS_AT_POINT} AS status,
  e.part_of AS partOf, e.note, e.details, e.statement, e.warnings`;

export interface StrikeRow {
  readonly created: number;
  readonly id: string;
  readonly detailsRevision: number;
  readonly sourceId: string;
  readonly status: StrikeStatus;
  readonly partOf: string | null;
  readonly note: string | null;
  readonly details: string;
  readonly statement: string;
  readonly warnings: string;
}

/** The whole answer about a strike. */
export function readStrike(model: ReadModel, row: StrikeRow, point: PointParameters): StrikeAnswer {
  const details = JSON.parse(row.details) as StrikeDetails;
  const { title, means, attacker, parties, target, occurred, place, regions } = details;
  const { id, status, partOf, note, detailsRevision } = row;
  const { revision, codes } = readStream(model, row.created, point);
  const stances = readStances(model, row.created, row.sourceId, point);
  return {
    id,
    status,
    statusExplained: explainStatus(status, stances),
    title,
    means,
    attacker,
    parties,
    target,
    occurred,
    place,
    regions,
    partOf,
    stances,
    statedOtherwise: statedOtherwise(details, stances),
    statement: JSON.parse(row.statement) as Statement,
    note,
    codes,
    revision,
    detailsRevision,
    parts: readParts(model, id, point),
    counts: countsOfSubject(model, { type: 'strike', id }, point),
    warnings: JSON.parse(row.warnings) as Warning[],
  };
}

const VISIBLE_IN_STREAM = 'strike = @strike AND sequence <= @sequence AND effective_at <= @stated';

function readStream(
  model: ReadModel,
  strike: number,
  point: PointParameters,
): { revision: number; codes: Codes } {
  const rows = model.all<{ revision: number; codes: string }>(
    `SELECT revision, codes FROM strike_entry WHERE ${VISIBLE_IN_STREAM}
     UNION ALL
     SELECT revision, codes FROM strike_stance WHERE ${VISIBLE_IN_STREAM} ORDER BY revision`,
    { strike, ...point },
  );
  return {
    revision: rows.at(-1)?.revision ?? 0,
    codes: gatherCodes(rows.map((row) => JSON.parse(row.codes) as Codes)),
  };
}

function readParts(model: ReadModel, whole: string, point: PointParameters): StrikePart[] {
  const rows = model.all<Pick<StrikeRow, 'id' | 'status' | 'details'>>(
    `SELECT s.id, ${STATUS_AT_POINT} AS status, e.details FROM ${ENTRIES_AT_POINT}
     WHERE e.part_of = @whole ORDER BY e.strike`,
    { whole, ...point },
  );
  return rows.map(({ id, status, details }) => {
    const { title } = JSON.parse(details) as StrikeDetails;
    return { id, title, status };
  });
}

/** What standing stances state otherwise than it is in force, a source at a time. */
function statedOtherwise(details: StrikeDetails, stances: readonly StanceAnswer[]): StatedOtherwise[] {
  return stances
    .filter(({ standing }) => standing)
    .map(({ sourceId, revision, details: stated }) => ({
      sourceId,
      revision,
      details: Object.fromEntries(
        Object.entries(stated).filter(
          ([member, value]) => !sameDetail(value, details[member as keyof StrikeDetails]),
        ),
      ),
    }))
    .filter((otherwise) => Object.keys(otherwise.details).length > 0);
}
