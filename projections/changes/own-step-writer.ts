import type { Database, Statement } from 'better-sqlite3';
import { type CountEvent, isStated, type StatedCountEvent } from '../../src/domain/counts/events.js';
import type { Cause } from '../../src/domain/kernel/cause.js';
import { placeOfClaim } from '../../src/domain/counts/state.js';
import { endOf } from '../../src/domain/kernel/time.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import { effectOf } from '../counts/effect.js';
import { CountKeys } from '../counts/keys.js';
import { LaneCauses } from './lane-causes.js';

/** Writes what each source did about its own figures. Runs inside the transaction of the checkpoint. */
export class OwnStepWriter {
  private readonly insert: Statement<[Record<string, unknown>]>;
  private readonly findClaimant: Statement<[number, number], string>;
  private readonly keys: CountKeys;
  private readonly laneCauses: LaneCauses;

  constructor(db: Database) {
    this.insert = db.prepare(
      `INSERT INTO own_step (sequence, source_id, count, revision, cause, place, stated_end, figure, first_claim,
                             last_claim)
       VALUES (@sequence, @sourceId, @count, @revision, @cause, @place, @statedEnd, @figure, @first, @last)`,
    );
    this.findClaimant = db
      .prepare<[number, number], string>('SELECT source_id FROM count_claim WHERE count = ? AND revision = ?')
      .pluck();
    this.keys = CountKeys.of(db);
    this.laneCauses = new LaneCauses(db);
  }

  write({ sequence, revision, resourceId }: ProjectedEvent, event: CountEvent): void {
    if (!isStated(event)) return;
    const { claimed, takesBack } = effectOf(event, revision);
    if (claimed === undefined && !takesBack) return;
    const { statement, effectiveAt } = event.data;
    const count = this.keys.find(resourceId);
    this.insert.run({
      sequence,
      count,
      revision,
      sourceId: this.sourceOf(count, event),
      cause: this.causeOf(sequence, event),
      place: claimed === undefined ? effectiveAt : placeOfClaim(event),
      statedEnd: endOf(statement.statedAt),
      figure: claimed === undefined ? null : JSON.stringify(claimed),
      first: takesBack?.first ?? null,
      last: takesBack?.last ?? null,
    });
  }

  /** A report and a claim have none of their own; those of a series have that of its table. */
  private causeOf(sequence: number, { data }: StatedCountEvent): Cause | null {
    if ('cause' in data) return data.cause;
    return 'cell' in data && data.cell ? this.laneCauses.of(sequence, data.cell) : null;
  }

  /** Whose figure it touches: of a claim taken back that of the claim, whoever states that it is. */
  private sourceOf(count: number, { kind, data }: StatedCountEvent): string {
    if (kind !== 'claim-retracted') return data.statement.sourceId;
    return this.findClaimant.get(count, data.claim) ?? data.statement.sourceId;
  }
}
