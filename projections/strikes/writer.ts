import type { Database, Statement } from 'better-sqlite3';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { StrikeDetails } from '../../src/domain/strikes/details.js';
import type { StrikeEntryEvent } from '../../src/domain/strikes/events.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import { entryInForce, Rectangles } from '../../src/projection-runtime/rectangles.js';
import { STRIKE_IN_FORCE } from './tables.js';

/** Writes the rows of strikes. Runs inside the transaction of the checkpoint. */
export class StrikeWriter {
  private readonly rectangles: Rectangles;
  private readonly insertStrike: Statement<[number, string]>;
  private readonly insertEntry: Statement<[Record<string, unknown>]>;
  private readonly findStrike: Statement<[string], number>;
  private readonly findDetails: Statement<[object], string>;
  private readonly findAbove: Statement<[object], number>;

  constructor(db: Database) {
    this.rectangles = new Rectangles(db, STRIKE_IN_FORCE);
    this.insertStrike = db.prepare('INSERT INTO strike (created, id) VALUES (?, ?)');
    this.insertEntry = db.prepare(
      `INSERT INTO strike_entry (sequence, strike, revision, effective_at, source_id, status, part_of, country, admin1,
                                 codes, note, details, statement, warnings)
       VALUES (@sequence, @strike, @revision, @effectiveAt, @sourceId, @status, @partOf, @country, @admin1, @codes,
               @note, @details, @statement, @warnings)`,
    );
    this.findStrike = db.prepare<[string], number>('SELECT created FROM strike WHERE id = ?').pluck();
    this.findDetails = db
      .prepare<[object], string>(
        `SELECT details FROM strike_entry WHERE sequence = ${entryInForce(STRIKE_IN_FORCE, '@strike')}`,
      )
      .pluck();
    // UNION, not UNION ALL: it ends in a circle too.
    this.findAbove = db
      .prepare<[object], number>(
        `WITH RECURSIVE above (id) AS (
           SELECT @whole
           UNION
           SELECT e.part_of FROM above
             JOIN strike s ON s.id = above.id
             JOIN strike_entry e ON e.sequence = ${entryInForce(STRIKE_IN_FORCE, 's.created')}
           WHERE e.part_of IS NOT NULL
         )
         SELECT 1 FROM above WHERE id = @part`,
      )
      .pluck();
  }

  write({ sequence, resourceId: id, revision }: ProjectedEvent, event: StrikeEntryEvent): void {
    if (event.kind === 'strike-reported') this.insertStrike.run(sequence, id);
    const strike = this.findStrike.get(id);
    if (strike === undefined) throw new Error(`the strike ${id} changes before it is reported`);
    const details = this.detailsAfter(event, strike, sequence);
    const { partOf, warnings } = this.placeInWhole(id, details.partOf, sequence);
    const { effectiveAt, statement, note, codes } = event.data;
    this.insertEntry.run({
      sequence,
      strike,
      revision,
      effectiveAt,
      sourceId: statement.sourceId,
      status: event.kind === 'strike-retracted' ? 'retracted' : 'active',
      partOf,
      country: details.place.country,
      admin1: details.place.admin1,
      codes: JSON.stringify(codes),
      note,
      details: JSON.stringify(details),
      statement: JSON.stringify(statement),
      warnings: JSON.stringify([...('warnings' in event.data ? event.data.warnings : []), ...warnings]),
    });
    this.rectangles.enter({ key: strike, effectiveAt, sequence });
  }

  private detailsAfter(event: StrikeEntryEvent, strike: number, sequence: number): StrikeDetails {
    if (event.kind === 'strike-reported') return event.data.details;
    const text = this.findDetails.get({ strike, ...pointOf({ sequence, statedAt: null }) });
    if (text === undefined) throw new Error('nothing of the strike is in force');
    const details = JSON.parse(text) as StrikeDetails;
    return event.kind === 'strike-details-amended' ? { ...details, ...event.data.changes } : details;
  }

  /**
   * Commands refuse circles, but two nodes can each make one half of one at once: then the later half is left out of
   * the rows, on every node alike.
   */
  private placeInWhole(
    part: string,
    whole: string | null,
    sequence: number,
  ): { partOf: string | null; warnings: Warning[] } {
    if (whole === null) return { partOf: null, warnings: [] };
    const isCircle =
      this.findAbove.get({ part, whole, ...pointOf({ sequence, statedAt: null }) }) !== undefined;
    if (!isCircle) return { partOf: whole, warnings: [] };
    const detail = `stated to be part of ${whole}, which is itself part of this strike; shown without that whole`;
    return { partOf: null, warnings: [{ code: 'part-circle', detail }] };
  }
}
