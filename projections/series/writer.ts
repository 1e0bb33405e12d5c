import type { Database, Statement } from 'better-sqlite3';
import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import type { CountEvent } from '../../src/domain/counts/events.js';
import { isStated } from '../../src/domain/counts/events.js';
import type { PublishedCell } from '../../src/domain/counts/published-cell.js';
import { cellOf } from '../../src/domain/counts/state.js';
import type { VintageCompleted, VintageOpened } from '../../src/domain/series/events.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import { Rectangles } from '../../src/projection-runtime/rectangles.js';
import { LANE_IN_FORCE } from './tables.js';

type Values = Statement<[Record<string, unknown>]>;

/** Writes the rows of vintages and lanes. Runs inside the transaction of the checkpoint. */
export class LaneWriter {
  private readonly rectangles: Rectangles;
  private readonly findSeries: Statement<[string], number>;
  private readonly findCell: Statement<[number, string], number>;
  private readonly insertCell: Values;
  private readonly insertEntry: Values;
  private readonly openVintage: Values;
  private readonly completeVintage: Values;

  constructor(db: Database) {
    this.rectangles = new Rectangles(db, LANE_IN_FORCE);
    this.findSeries = db.prepare<[string], number>('SELECT created FROM series WHERE id = ?').pluck();
    this.findCell = db
      .prepare<[number, string], number>('SELECT cell FROM lane_cell WHERE series = ? AND count_id = ?')
      .pluck();
    this.insertCell = db.prepare(
      'INSERT INTO lane_cell (cell, series, count_id, family) VALUES (@sequence, @series, @countId, @family)',
    );
    this.insertEntry = db.prepare(
      `INSERT INTO lane_entry (sequence, series, cell, vintage, change, row_key, column_name, cell_values)
       VALUES (@sequence, @series, @cell, @vintage, @change, @key, @column, @values)`,
    );
    this.openVintage = db.prepare(
      `INSERT INTO vintage (opened, series, number, stated_end, recorded_at, actor, revision, opening)
       VALUES (@sequence, @series, @number, @statedEnd, @recordedAt, @actor, @revision, @opening)`,
    );
    this.completeVintage = db.prepare(
      `UPDATE vintage SET completed = @sequence, completed_at = @recordedAt, completed_revision = @revision,
                          completion = @completion
       WHERE series = @series AND number = @number`,
    );
  }

  writeOpened(
    { sequence, recordedAt, revision, resourceId, metadata }: ProjectedEvent,
    { data }: VintageOpened,
  ): void {
    this.openVintage.run({
      sequence,
      series: this.seriesOf(resourceId),
      number: data.vintage,
      statedEnd: data.effectiveAt,
      recordedAt,
      actor: (metadata as unknown as EventMetadata).actor,
      revision,
      opening: JSON.stringify(data),
    });
  }

  writeCompleted(
    { sequence, recordedAt, revision, resourceId }: ProjectedEvent,
    { data }: VintageCompleted,
  ): void {
    const series = this.seriesOf(resourceId);
    this.completeVintage.run({
      sequence,
      series,
      number: data.vintage,
      recordedAt,
      revision,
      completion: JSON.stringify(data),
    });
  }

  writeCount(projected: ProjectedEvent, event: CountEvent): void {
    const published = cellOf(event);
    if (!published || !isStated(event)) return;
    const { sequence } = projected;
    const { effectiveAt } = event.data;
    const series = this.seriesOf(published.seriesId);
    const cell = this.cellFor(projected, series);
    this.insertEntry.run({ sequence, series, cell, ...rowOf(published) });
    this.rectangles.enter({ key: cell, effectiveAt, sequence });
  }

  private cellFor({ sequence, resourceId, category }: ProjectedEvent, series: number): number {
    const known = this.findCell.get(series, resourceId);
    if (known !== undefined) return known;
    this.insertCell.run({ sequence, series, countId: resourceId, family: category.family });
    return sequence;
  }

  private seriesOf(id: string): number {
    const created = this.findSeries.get(id);
    if (created === undefined) throw new Error(`the series ${id} publishes before it is defined`);
    return created;
  }
}

function rowOf({ vintage, change, key, column, values }: PublishedCell) {
  return { vintage, change, key: JSON.stringify(key), column, values: JSON.stringify(values) };
}
