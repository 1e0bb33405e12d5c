import type { Statement } from '../../src/domain/kernel/statement.js';
import type { StrikeDetails } from '../../src/domain/strikes/details.js';
import type { Extent } from '../../src/domain/strikes/events.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { StanceAnswer, StatusExplained, StrikeStatus } from './answers.js';

const visible = (row: string) => `${row}.sequence <= @sequence AND ${row}.effective_at <= @stated`;

const notTakenBack = (stance: string, end: string) => `NOT EXISTS (
  SELECT 1 FROM strike_stance ${end}
  WHERE ${end}.strike = ${stance}.strike AND ${end}.ends = ${stance}.revision AND ${visible(end)})`;

/**
 * SQL: whether a visible stance `s` stands at the point: not taken back, and the latest of its source in stated order
 * that is not. Nobody bears out or contests what they state themselves.
 * @param stater SQL of the source of the entry in force
 */
const stands = (stater: string) => `(
  s.ends IS NULL AND s.source_id <> ${stater} AND ${notTakenBack('s', 'end')} AND NOT EXISTS (
    SELECT 1 FROM strike_stance later
    WHERE later.strike = s.strike AND later.source_id = s.source_id AND later.ends IS NULL AND ${visible('later')}
      AND (later.effective_at, later.sequence) > (s.effective_at, s.sequence) AND ${notTakenBack('later', 'end')}))`;

/** SQL: the status of a strike whose entry `e` is in force at the point. One dispute that stands outweighs the rest. */
export const STATUS_AT_POINT = `
  CASE e.status WHEN 'retracted' THEN 'retracted' ELSE
    CASE (SELECT max(CASE WHEN s.kind = 'dispute' THEN 3 WHEN s.extent = 'full' THEN 2 ELSE 1 END)
          FROM strike_stance s WHERE s.strike = e.strike AND ${visible('s')} AND ${stands('e.source_id')})
    WHEN 3 THEN 'disputed' WHEN 2 THEN 'corroborated' WHEN 1 THEN 'partially_corroborated' ELSE 'claimed' END
  END`;

interface Row {
  readonly revision: number;
  readonly kind: StanceAnswer['kind'];
  readonly extent: Extent;
  readonly sourceId: string;
  readonly recordedAt: string;
  readonly note: string | null;
  readonly details: string;
  readonly statement: string;
  readonly takenBack: 0 | 1;
  readonly standing: 0 | 1;
}

/**
 * What other sources say of a strike, as visible at a point, in order of revision.
 * @param strike `strike.created`
 * @param stater the source of the entry in force
 */
export function readStances(
  model: ReadModel,
  strike: number,
  stater: string,
  point: PointParameters,
): StanceAnswer[] {
  const rows = model.all<Row>(
    `SELECT s.revision, s.kind, s.extent, s.source_id AS sourceId, s.recorded_at AS recordedAt, s.note, s.details,
            s.statement, NOT ${notTakenBack('s', 'end')} AS takenBack, ${stands('@stater')} AS standing
     FROM strike_stance s WHERE s.strike = @strike AND s.ends IS NULL AND ${visible('s')} ORDER BY s.revision`,
    { strike, stater, ...point },
  );
  return rows.map(({ details, statement, takenBack, standing, ...row }) => ({
    ...row,
    details: JSON.parse(details) as Partial<StrikeDetails>,
    statement: JSON.parse(statement) as Statement,
    takenBack: takenBack === 1,
    standing: standing === 1,
  }));
}

const BECAUSE: Readonly<Record<StrikeStatus, string>> = {
  claimed: 'no other source that stands says anything of it',
  partially_corroborated: 'another source confirms part of it',
  corroborated: 'another source confirms it',
  disputed: 'another source contests it',
  retracted: 'it was taken back',
};

/** Why a strike has its status, and which stances make it so. */
export function explainStatus(status: StrikeStatus, stances: readonly StanceAnswer[]): StatusExplained {
  const decisive = stances.filter((stance) => stance.standing && decides(status, stance));
  return { because: BECAUSE[status], stances: decisive.map(({ revision }) => revision) };
}

function decides(status: StrikeStatus, { kind, extent }: StanceAnswer): boolean {
  if (status === 'disputed') return kind === 'dispute';
  if (kind === 'dispute') return false;
  return status === 'corroborated' ? extent === 'full' : status === 'partially_corroborated';
}
