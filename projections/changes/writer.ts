import type { Database, Statement } from 'better-sqlite3';
import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import { type Before, type CountEvent, isStated } from '../../src/domain/counts/events.js';
import { type Held, movementOf, type Movement, saysOtherwise } from '../../src/domain/counts/movement.js';
import { daysBetween } from '../../src/domain/counts/volatility.js';
import { endOf } from '../../src/domain/kernel/time.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import { CountKeys } from '../counts/keys.js';

/** Writes the rows of changes. Runs inside the transaction of the checkpoint, after the rows of counts. */
export class ChangeWriter {
  private readonly insert: Statement<[Record<string, unknown>]>;
  private readonly findStatedEnd: Statement<[number, number], string>;
  private readonly keys: CountKeys;

  constructor(db: Database) {
    this.insert = db.prepare(
      `INSERT INTO change (sequence, count, revision, family, measure, group_code, subject_type, subject_id, source_id,
                           actor, cause, effective_at, stated_end, replaced, lag, revises, direction, absolute, relative)
       SELECT @sequence, created, @revision, family, measure, group_code, subject_type, subject_id, @sourceId,
              @actor, @cause, @effectiveAt, @statedEnd, @replaced, @lag, @revises, @direction, @absolute, @relative
       FROM count WHERE created = @count`,
    );
    this.findStatedEnd = db
      .prepare<[number, number], string>('SELECT stated_end FROM change WHERE count = ? AND revision = ?')
      .pluck();
    this.keys = CountKeys.of(db);
  }

  write({ sequence, revision, resourceId, metadata }: ProjectedEvent, event: CountEvent): void {
    // What has a `before` is what comes into force.
    if (!isStated(event) || !('before' in event.data)) return;
    const { statement, effectiveAt, before } = event.data;
    const count = this.keys.find(resourceId);
    const after = heldAfter(event);
    const { direction, size } = movementOf(before, after);
    const statedEnd = endOf(statement.statedAt);
    const replaced = before.status === 'none' ? null : before.revision;
    this.insert.run({
      sequence,
      revision,
      count,
      sourceId: statement.sourceId,
      actor: (metadata as unknown as EventMetadata).actor,
      cause: 'cause' in event.data ? event.data.cause : null,
      effectiveAt,
      statedEnd,
      replaced,
      lag: replaced === null ? null : this.lagOf(count, replaced, statedEnd),
      revises: Number(revises(before, after)),
      direction,
      absolute: size.absolute,
      relative: comparable(size),
    });
  }

  private lagOf(count: number, replaced: number, statedEnd: string): number {
    const from = this.findStatedEnd.get(count, replaced);
    if (from === undefined) throw new Error(`the count ${count} has no entry ${replaced} that was in force`);
    return daysBetween(from, statedEnd);
  }
}

function heldAfter(event: CountEvent): Held {
  return event.kind === 'count-retracted' || !('figure' in event.data)
    ? { status: 'retracted' }
    : { status: 'active', figure: event.data.figure };
}

/** Whether the count says otherwise than before. A first report says something, and nothing otherwise. */
function revises(before: Before, after: Held): boolean {
  if (before.status === 'none') return false;
  if (before.status === 'active' && after.status === 'active')
    return saysOtherwise(before.figure, after.figure);
  return before.status !== after.status;
}

function comparable({ absolute, relative }: Movement['size']): number | null {
  return absolute !== null && relative === null ? Infinity : relative;
}
