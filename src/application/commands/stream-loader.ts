import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Category, streamOf } from '../../domain/catalogue/categories.js';
import type { LedgerEvent } from '../../domain/catalogue/event-types.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import { upcast } from '../../domain/catalogue/upcast.js';
import type { Recorded } from '../../domain/kernel/recorded.js';
import {
  EVENT_STORE,
  type EventStore,
  type NewEvent,
  type Prerequisite,
} from '../../event-store/port/index.js';
import { PendingAppends } from './pending-appends.js';

/** What folding needs of an event in its stream. */
interface FoldedEvent extends Pick<NewEvent, 'type' | 'data' | 'metadata'> {
  readonly revision: bigint;
}

/** How the events of one category become a state. */
export type Evolve<State> = (state: State | null, recorded: Recorded<never>) => State;

/** A stream as it is now. */
export interface LoadedStream<State> {
  readonly stream: string;
  /** Null before the first event. */
  readonly state: State | null;
  /** Last revision; -1n before the first event. */
  readonly revision: bigint;
  /** The commands that came with an Idempotency-Key, by `runName`. */
  readonly keyedRuns: ReadonlyMap<string, KeyedRun>;
}

/** A stream to decide on. */
interface StreamToDecideOn<State> {
  readonly loaded: LoadedStream<State>;
  /** The last event of it that is still on its way to the log; null when all that was loaded is there. */
  readonly underWay: Prerequisite | null;
}

/** The events that one command with an Idempotency-Key brought: they stand side by side. */
interface KeyedRun {
  readonly first: bigint;
  readonly length: number;
}

/** What a command with an Idempotency-Key is, wherever and however often it arrives; null without a key. */
export function runName({ actor, command, addressed, key }: EventMetadata): string | null {
  return key === null ? null : JSON.stringify([actor, command, addressed, key]);
}

/** Events kept folded in memory, over all streams. It bounds memory alone: what is not kept is read and folded again. */
const MAX_FOLDED_EVENTS = 50_000;

/**
 * Loads streams and folds them. What was folded once is kept; each load still asks the log for what came after, so it
 * never decides on the past of another node.
 */
@Injectable()
export class StreamLoader {
  private readonly folded = new LRUCache<string, LoadedStream<object>>({
    maxSize: MAX_FOLDED_EVENTS,
    // One more than its events, as a size of 0 is none.
    sizeCalculation: ({ revision }) => Number(revision) + 2,
  });

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly pending: PendingAppends,
  ) {}

  async load<State extends object>(
    category: Category,
    id: string,
    evolve: Evolve<State>,
  ): Promise<LoadedStream<State>> {
    const stream = streamOf(category, id);
    await this.pending.of(stream);
    // The category in the stream's name says which state is folded under it.
    const known = (this.folded.get(stream) as LoadedStream<State> | undefined) ?? notLoaded<State>(stream);
    const events = await this.log.readStream(stream, { from: known.revision + 1n });
    if (events.length === 0) return known;
    const loaded = extend(known, events, evolve);
    this.folded.set(stream, loaded);
    return loaded;
  }

  /** Loads a stream with what this node has under way to it. Whoever appends to that names it as a prerequisite. */
  async loadToDecide<State extends object>(
    category: Category,
    id: string,
    evolve: Evolve<State>,
  ): Promise<StreamToDecideOn<State>> {
    const pending = this.pending.aheadOf(streamOf(category, id));
    // The category in the stream's name says which state is folded under it.
    if (pending) return { loaded: pending.ahead as LoadedStream<State>, underWay: pending.last };
    return { loaded: await this.load(category, id, evolve), underWay: null };
  }

  /**
   * A stream with what this node has under way to it, whose answer is not waited for: the log may still refuse that. For
   * what is only looked at beside a decision.
   */
  async loadAhead<State extends object>(
    category: Category,
    id: string,
    evolve: Evolve<State>,
  ): Promise<LoadedStream<State>> {
    return (await this.loadToDecide(category, id, evolve)).loaded;
  }

  /** A stream as it was loaded, with what is appended to it. */
  extended<State extends object>(
    loaded: LoadedStream<State>,
    events: readonly NewEvent[],
    evolve: Evolve<State>,
  ): LoadedStream<State> {
    const first = loaded.revision + 1n;
    const stored = events.map((event, index) => ({ ...event, revision: first + BigInt(index) }));
    return extend(loaded, stored, evolve);
  }

  /**
   * Keeps a stream with what was just appended to it, so that the next load need not read that.
   * @param loaded as it was before
   */
  appended<State extends object>(loaded: LoadedStream<State>, extended: LoadedStream<State>): void {
    const { stream } = loaded;
    const current = this.folded.peek(stream);
    // Somebody else may have loaded these events meanwhile, and later ones with them.
    if (current && current !== loaded) return;
    this.folded.set(stream, extended);
  }
}

function notLoaded<State>(stream: string): LoadedStream<State> {
  return { stream, state: null, revision: -1n, keyedRuns: new Map() };
}

function extend<State>(
  known: LoadedStream<State>,
  events: readonly FoldedEvent[],
  evolve: Evolve<State>,
): LoadedStream<State> {
  let state = known.state;
  for (const stored of events) state = evolve(state, recorded(stored) as Recorded<never>);
  const revision = known.revision + BigInt(events.length);
  return { ...known, state, revision, keyedRuns: withRuns(known.keyedRuns, events) };
}

function withRuns(known: LoadedStream<object>['keyedRuns'], events: readonly FoldedEvent[]) {
  const named = events.flatMap((event) => {
    const name = runName(event.metadata as unknown as EventMetadata);
    return name === null ? [] : [{ name, revision: event.revision }];
  });
  // A long stream has many: they are copied only when one comes to them.
  if (named.length === 0) return known;
  const runs = new Map(known);
  for (const { name, revision } of named) {
    const run = runs.get(name);
    runs.set(name, { first: run?.first ?? revision, length: (run?.length ?? 0) + 1 });
  }
  return runs;
}

function recorded({ type, data, metadata, revision }: FoldedEvent): Recorded<LedgerEvent> {
  const { actor } = metadata as unknown as EventMetadata;
  return { event: upcast(type, data).event, revision: Number(revision), actor };
}
