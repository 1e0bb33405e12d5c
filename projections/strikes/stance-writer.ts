import type { Database, Statement } from 'better-sqlite3';
import type { StanceEvent } from '../../src/domain/strikes/events.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';

/** Writes what other sources say of strikes. Runs inside the transaction of the checkpoint. */
export class StanceWriter {
  private readonly insert: Statement<[Record<string, unknown>]>;

  constructor(db: Database) {
    this.insert = db.prepare(
      `INSERT INTO strike_stance (sequence, strike, revision, effective_at, source_id, kind, extent, ends, recorded_at,
                                  codes, note, details, statement)
       VALUES (@sequence, (SELECT created FROM strike WHERE id = @id), @revision, @effectiveAt, @sourceId, @kind,
               @extent, @ends, @recordedAt, @codes, @note, @details, @statement)`,
    );
  }

  write(
    { sequence, resourceId: id, revision, recordedAt }: ProjectedEvent,
    { kind, data }: StanceEvent,
  ): void {
    const { effectiveAt, statement, codes, note } = data;
    const taken =
      'stance' in data
        ? { extent: null, details: null, ends: data.stance }
        : { extent: data.extent, details: JSON.stringify(data.details), ends: null };
    this.insert.run({
      sequence,
      id,
      revision,
      effectiveAt,
      sourceId: statement.sourceId,
      kind:
        kind === 'strike-corroborated' || kind === 'strike-corroboration-retracted'
          ? 'corroboration'
          : 'dispute',
      recordedAt,
      codes: JSON.stringify(codes),
      note,
      statement: JSON.stringify(statement),
      ...taken,
    });
  }
}
