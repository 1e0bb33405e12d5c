import type { VintageCompleted, VintageOpened } from '../../src/domain/series/events.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { OpenVintageAnswer, VintageAnswer } from './answers.js';

export interface VintageRow {
  readonly series: number;
  readonly number: number;
  readonly statedEnd: string;
  readonly opened: number;
  readonly completed: number;
  readonly completedAt: string;
  readonly actor: string;
  readonly opening: string;
  readonly completion: string;
}

export const VINTAGE_COLUMNS = `
  v.series, v.number, v.stated_end AS statedEnd, v.opened, v.completed, v.completed_at AS completedAt, v.actor, v.opening,
  v.completion`;

/** SQL: vintages `v` of a series that are taken at the point. */
export const TAKEN_VINTAGES = `
  vintage v WHERE v.series = @series AND v.completed <= @sequence AND v.stated_end <= @stated`;

export function vintageAnswer({ opened, completed, completedAt, actor, ...row }: VintageRow): VintageAnswer {
  const opening = JSON.parse(row.opening) as VintageOpened['data'];
  const completion = JSON.parse(row.completion) as VintageCompleted['data'];
  const { vintage, statement, sha256, tally, stateSha256, warnings } = completion;
  return {
    vintage,
    statedAt: statement.statedAt,
    sha256,
    ...tally,
    stateSha256,
    from: opened,
    to: completed,
    recordedAt: completedAt,
    actor,
    sourceId: statement.sourceId,
    cause: opening.cause,
    noticeId: opening.noticeId,
    note: opening.note,
    codes: opening.codes,
    warnings,
  };
}

/** The sequence that defined a series; undefined for none. */
export function seriesKey(model: ReadModel, id: string): number | undefined {
  return model.get<{ created: number }>('SELECT created FROM series WHERE id = @id', { id })?.created;
}

/** The vintage taken at the point that was stated last. */
export function latestVintage(
  model: ReadModel,
  series: number,
  point: PointParameters,
): VintageRow | undefined {
  return model.get<VintageRow>(
    `SELECT ${VINTAGE_COLUMNS} FROM ${TAKEN_VINTAGES} ORDER BY v.stated_end DESC, v.number DESC LIMIT 1`,
    { series, ...point },
  );
}

interface OpenRow {
  readonly opened: number;
  readonly opening: string;
  readonly recordedAt: string;
}

/** The vintage that was being taken at a sequence. */
export function vintageOpenAt(model: ReadModel, series: number, sequence: number): OpenRow | undefined {
  return model.get<OpenRow>(
    `SELECT v.opened, v.opening, v.recorded_at AS recordedAt FROM vintage v
     WHERE v.series = @series AND v.opened <= @sequence AND (v.completed IS NULL OR v.completed > @sequence)
     ORDER BY v.number DESC LIMIT 1`,
    { series, sequence },
  );
}

/** How far an open vintage has come at a point. */
export function openVintageAnswer(
  model: ReadModel,
  series: number,
  { sequence }: PointParameters,
): OpenVintageAnswer | null {
  const row = vintageOpenAt(model, series, sequence);
  if (!row) return null;
  const { vintage, statement, sha256 } = JSON.parse(row.opening) as VintageOpened['data'];
  const counted = model.get<{ written: number }>(
    `SELECT count(*) AS written FROM lane_entry
     WHERE series = @series AND sequence > @opened AND sequence <= @sequence`,
    { series, opened: row.opened, sequence },
  );
  const { recordedAt } = row;
  return { vintage, statedAt: statement.statedAt, sha256, recordedAt, written: counted?.written ?? 0 };
}
