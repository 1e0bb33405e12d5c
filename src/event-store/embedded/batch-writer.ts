import { sqliteCode } from '../../sqlite/sqlite-code.js';
import type { Place } from '../in-process/place.js';
import { placeAppend, type Placement, type StreamView } from '../in-process/placement.js';
import { isNumbered } from '../in-process/row.js';
import {
  PrerequisiteMissingError,
  RevisionConflictError,
  type EncodedEvent,
  type ExpectedRevision,
  type Prerequisite,
} from '../port/index.js';
import type { Statements } from './statements.js';

/** An append that waits to be committed. */
export interface PendingAppend {
  readonly stream: string;
  readonly events: readonly EncodedEvent[];
  readonly expected: ExpectedRevision;
  readonly prerequisites: readonly Prerequisite[];
}

/** What became of one append. */
export type Outcome = Placement | Refusal;

type Refusal = RevisionConflictError | PrerequisiteMissingError;

/** Writes the appends of one transaction, one after the other: each where it belongs, or not at all. */
export class BatchWriter {
  /**
   * @param end the place of the log's last event
   * @param clock milliseconds since 1970
   */
  constructor(
    private readonly statements: Statements,
    private readonly clock: () => number,
    public end: Place,
  ) {}

  write(append: PendingAppend): Outcome {
    const missing = append.prerequisites.find((one) => !this.has(one));
    if (missing) return new PrerequisiteMissingError(missing.stream, missing.revision);
    const next = this.writeNext(append);
    if (next) return next;
    const { stream, events, expected } = append;
    const ids = events.map(({ id }) => id);
    const placement = placeAppend(stream, ids, expected, this.viewOf(stream));
    if (!(placement instanceof RevisionConflictError) && placement.added) {
      this.insert(append, placement.revision - events.length + 1);
    }
    return placement;
  }

  /** Writes an append that stands where its caller expects. Null when it does not, or when only a look can tell. */
  writeNext(append: PendingAppend): Placement | null {
    const presumed = revisionAfter(append.expected);
    if (presumed === undefined || !this.insertIfNext(append, presumed)) return null;
    return { added: true, revision: presumed + append.events.length - 1 };
  }

  /**
   * Nearly every append stands where its caller expects. The database checks that with the insert, for much less
   * than a query before it would cost.
   */
  private insertIfNext(append: PendingAppend, revision: number): boolean {
    const before = this.end;
    try {
      this.insert(append, revision);
      return true;
    } catch (error) {
      if (isRefusedInsert(error) && this.end === before) return false;
      throw error;
    }
  }

  private insert({ stream, events }: PendingAppend, firstRevision: number): void {
    const recordedAt = Math.max(this.clock(), this.end.recordedAt);
    const step = isNumbered(stream) ? 1 : 0;
    let revision = firstRevision;
    for (const { id, type, data, metadata } of events) {
      const position = this.end.position + 1;
      const sequence = this.end.sequence + step;
      this.statements.insert.run(position, sequence, recordedAt, stream, revision, id, type, data, metadata);
      this.end = { position, sequence, recordedAt };
      revision += 1;
    }
  }

  private has({ stream, revision, id }: Prerequisite): boolean {
    return this.statements.idsFrom.get(stream, Number(revision), 1) === id;
  }

  private viewOf(stream: string): StreamView {
    const { lastRevision, idsFrom, firstOf } = this.statements;
    return {
      head: () => (lastRevision.get(stream) as number | null) ?? -1,
      idsFrom: (revision, count) => idsFrom.all(stream, revision, count) as string[],
      firstOf: (ids) => (firstOf.get(stream, JSON.stringify(ids)) as number | null) ?? undefined,
    };
  }
}

/** The revision that an append with this expectation would begin with; undefined when only a look can tell. */
function revisionAfter(expected: ExpectedRevision): number | undefined {
  if (expected === 'no_stream') return 0;
  return typeof expected === 'string' ? undefined : Number(expected) + 1;
}

/** The trigger that lets nothing in but the next event of the log and of its stream. */
function isRefusedInsert(error: unknown): boolean {
  return sqliteCode(error) === 'SQLITE_CONSTRAINT_TRIGGER';
}
