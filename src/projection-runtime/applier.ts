import type { LogEvent, SubscriptionItem } from '../event-store/port/index.js';
import { decode, UndecodableEventError, type DecodedEvent } from './decode.js';
import type { Generation } from './generation.js';
import type { Progress } from './progress-table.js';
import type { ProjectedEvent, Projection, ProjectionHandlers } from './projection.js';
import { sqliteCode } from '../sqlite/sqlite-code.js';

/** A projection cannot apply an event. Nothing of its batch is applied. */
export class PoisonEventError extends Error {
  override readonly name = 'PoisonEventError';
  /** @param projection its name; `decoding` when no projection has seen the event */
  constructor(
    readonly projection: string,
    readonly event: LogEvent,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** What one commit brought. */
export interface Applied {
  /** The last sequence that is applied now. */
  readonly sequence: number;
  readonly eventIds: readonly { readonly id: string; readonly sequence: number | null }[];
  /** The ledger's own events, in order. */
  readonly events: readonly ProjectedEvent[];
}

interface Prepared {
  readonly name: string;
  readonly handlers: ProjectionHandlers;
}

/** Applies events to all projections, and moves the checkpoint, in one transaction. */
export class Applier {
  private readonly prepared: readonly Prepared[];
  private progress: Progress;

  constructor(
    private readonly generation: Generation,
    projections: readonly Projection[],
  ) {
    this.progress = generation.progress.read();
    this.prepared = projections.map((projection) => ({
      name: projection.name,
      handlers: projection.prepare(generation.writer),
    }));
  }

  /** How far it has come. */
  get reached(): Progress {
    return this.progress;
  }

  /**
   * Applies all items or none.
   * @throws PoisonEventError, CheckpointMovedError; errors of SQLite when the file itself fails
   */
  apply(items: readonly SubscriptionItem[]): Applied {
    const to = items.reduce(progressAfter, this.progress);
    const events = items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
    const projected = to.checkpoint === this.progress.checkpoint ? [] : this.commit(events, to);
    this.progress = to;
    return {
      sequence: to.sequence,
      eventIds: events.map(({ id, sequence }) => ({ id, sequence })),
      events: projected,
    };
  }

  private commit(events: readonly LogEvent[], to: Progress): ProjectedEvent[] {
    const { writer, progress } = this.generation;
    return writer
      .transaction(() => {
        // First, so that a second writer is met before its rows are mistaken for a fault of an event.
        progress.advance(this.progress.checkpoint, to);
        let sequence = this.progress.sequence;
        return events.flatMap((event) => {
          const decoded = decodeNext(event, sequence);
          this.hand(decoded, event);
          if (decoded.kind === 'operations') return [];
          sequence = decoded.event.sequence;
          return [decoded.event];
        });
      })
      .immediate();
  }

  private hand(decoded: DecodedEvent, event: LogEvent): void {
    for (const { name, handlers } of this.prepared) {
      try {
        if (decoded.kind === 'ledger') handlers.onLedgerEvent?.(decoded.event);
        else handlers.onOperationsEvent?.(decoded.event);
      } catch (error) {
        throw isFaultOfTheFile(error) ? error : new PoisonEventError(name, event, error);
      }
    }
  }
}

/** @throws PoisonEventError also when a sequence is left out: rows would be missing without a word */
function decodeNext(event: LogEvent, sequence: number): DecodedEvent {
  try {
    if (event.sequence !== null && event.sequence !== sequence + 1) {
      throw new UndecodableEventError(`sequence ${event.sequence} comes after ${sequence}`);
    }
    return decode(event);
  } catch (error) {
    throw new PoisonEventError('decoding', event, error);
  }
}

function progressAfter(progress: Progress, item: SubscriptionItem): Progress {
  if (item.kind !== 'event') return { ...progress, checkpoint: item.checkpoint };
  const { id, stream, revision, sequence, recordedAt, checkpoint } = item.event;
  return {
    checkpoint,
    recordedAt,
    sequence: sequence ?? progress.sequence,
    last: { id, stream, revision: Number(revision) },
  };
}

/** Whether SQLite could not do its work at all: a full disk, a damaged file. No event is to blame for that. */
function isFaultOfTheFile(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== null && !/^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(code);
}
