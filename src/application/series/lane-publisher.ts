import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { countCategory, streamOf } from '../../domain/catalogue/categories.js';
import { wireName } from '../../domain/catalogue/event-types.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import { publishCell, type PublishCell } from '../../domain/counts/lane-decisions.js';
import type { CellChange } from '../../domain/counts/published-cell.js';
import type { CountEvent } from '../../domain/counts/events.js';
import { cellOf, type CountState, evolveCount, laneAt } from '../../domain/counts/state.js';
import { endOf } from '../../domain/kernel/time.js';
import type { Warning } from '../../domain/kernel/warning.js';
import {
  EVENT_STORE,
  type EventStore,
  type JsonObject,
  type NewEvent,
  RevisionConflictError,
} from '../../event-store/port/index.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { TooMuchContentionError } from '../commands/errors.js';
import { StreamLoader } from '../commands/stream-loader.js';
import { StreamTurns } from '../commands/stream-turns.js';

/** A cell and the count that it is published in. */
export interface PublishedIn {
  readonly family: string;
  readonly countId: string;
  readonly command: PublishCell;
}

export type Watch = ReturnType<ReadModelProgress['watch']>;

/** What becomes of a cell. */
export interface CellOutcome {
  /** Null where the lane held it already, by another vintage. */
  readonly change: CellChange | null;
  readonly warnings: readonly Warning[];
}

/** What became of a cell. */
interface PublishedOutcome extends CellOutcome {
  /** Watches for this node's read models to have it; null where nothing was appended. */
  readonly watch: Watch | null;
}

/** What would become of a cell. */
export interface ForeseenOutcome extends CellOutcome {
  /** Whether it would be said, and is not said already. */
  readonly isNew: boolean;
}

/** How often a cell is decided again because another node moved its count meanwhile. */
const MAX_ATTEMPTS = 20;

/** No read model is waited for longer at a time; whoever waits looks whether it still moves. */
export const APPLY_WAIT_MS = 60_000;

/** Writes what a series says into the counts, one append a count. */
@Injectable()
export class LanePublisher {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly loader: StreamLoader,
    private readonly turns: StreamTurns,
    private readonly progress: ReadModelProgress,
  ) {}

  /** How many cells it is best given at a time. */
  get cellsAtOnce(): number {
    return this.log.appendsAtOnce;
  }

  /**
   * Publishes a cell. What the count's stream holds already is not said again, so a vintage that was cut off goes on
   * where it was, on any node.
   * @throws TooMuchContentionError, errors of the port
   */
  publish(published: PublishedIn, metadata: EventMetadata): Promise<PublishedOutcome> {
    const stream = streamOf(countCategory(published.family), published.countId);
    return this.turns.alone(stream, () => this.decide(published, metadata));
  }

  /** What publishing a cell comes to, by what its count's stream holds now. */
  async foresee({ family, countId, command }: PublishedIn): Promise<ForeseenOutcome> {
    const { state } = await this.loader.load(countCategory(family), countId, evolveCount);
    const decided = publishCell(state, command);
    const isNew = decided.length > 0;
    return { ...(isNew ? saidBy(decided) : heldAlready(state, command)), isNew };
  }

  private async decide(
    { family, countId, command }: PublishedIn,
    metadata: EventMetadata,
  ): Promise<PublishedOutcome> {
    const category = countCategory(family);
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const { state, revision } = await this.loader.load(category, countId, evolveCount);
      const decided = publishCell(state, command);
      if (decided.length === 0) return { ...heldAlready(state, command), watch: null };
      const events = decided.map((event) => newEvent(wireName(category, event.kind), event, metadata));
      const watch = this.progress.watch(events.at(-1)?.id ?? '');
      const isAppended = await this.append(streamOf(category, countId), events, revision, watch);
      if (isAppended) return { ...saidBy(decided), watch };
    }
    throw new TooMuchContentionError(`a count moved ${MAX_ATTEMPTS} times while a cell was published in it`);
  }

  /** @returns false when the stream moved since it was loaded */
  private async append(
    stream: string,
    events: readonly NewEvent[],
    revision: bigint,
    watch: Watch,
  ): Promise<boolean> {
    try {
      await this.log.append(stream, events, revision < 0n ? 'no_stream' : revision);
      return true;
    } catch (error) {
      watch.cancel();
      if (error instanceof RevisionConflictError) return false;
      throw error;
    }
  }
}

function newEvent(type: string, { data }: CountEvent, metadata: EventMetadata): NewEvent {
  // What a decision makes is plain data: the port refuses whatever JSON cannot hold.
  const json = { data: data as unknown as JsonObject, metadata: metadata as unknown as JsonObject };
  return { id: v7(), type, ...json };
}

/** What the vintage says is in the stream: by this vintage, where it was cut off before, or by another. */
function heldAlready(
  state: CountState | null,
  { seriesId, vintage: { number, statement } }: PublishCell,
): CellOutcome {
  const held = state && laneAt(state, seriesId, endOf(statement.statedAt));
  if (held?.cell.vintage !== number) return { change: null, warnings: [] };
  return { change: held.cell.change, warnings: held.warnings };
}

/** The first event is what the vintage itself says. */
function saidBy([said]: readonly CountEvent[]): CellOutcome {
  const change = said ? (cellOf(said)?.change ?? null) : null;
  return { change, warnings: said && 'warnings' in said.data ? said.data.warnings : [] };
}
