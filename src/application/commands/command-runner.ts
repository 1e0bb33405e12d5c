import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { v7 } from 'uuid';
import { FindSequences } from '../../../projections/events/queries.js';
import { type Category, streamOf } from '../../domain/catalogue/categories.js';
import { type LedgerEvent, wireName } from '../../domain/catalogue/event-types.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import { partsMade } from '../../domain/catalogue/parts-made.js';
import { upcast } from '../../domain/catalogue/upcast.js';
import type { Decision, DecisionContext } from '../../domain/kernel/decision.js';
import type { Warning } from '../../domain/kernel/warning.js';
import {
  EVENT_STORE,
  type EventStore,
  type JsonObject,
  type NewEvent,
  RevisionConflictError,
  type StoredEvent,
} from '../../event-store/port/index.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { Clock } from '../clock.js';
import type { CommandContext } from './command-context.js';
import type { CommandOutcome } from './command-outcome.js';
import { CommandRejectedError, TooMuchContentionError } from './errors.js';
import { KeyedMutex } from './keyed-mutex.js';
import { assertSameMembers } from './member-hashes.js';
import { PendingAppends } from './pending-appends.js';
import { COMMAND_SETTINGS, type CommandSettings } from './settings.js';
import { type Evolve, type LoadedStream, runName, StreamLoader } from './stream-loader.js';
import { UnappliedEvents } from './unapplied-events.js';

/** What a command is about. */
interface CommandHead {
  readonly category: Category;
  readonly id: string;
  /** Whether the id stands in the path; false for a creation. */
  readonly addressed: boolean;
  readonly context: CommandContext;
}

/** A command about one stream. */
export interface StreamCommand<State extends object> extends CommandHead {
  readonly evolve: Evolve<State>;
  /** Checks what the decision cannot see: references to other streams. Throws CommandRejectedError. */
  readonly check: (state: State | null) => Promise<void>;
  readonly decide: (state: State | null, context: DecisionContext) => Decision<LedgerEvent>;
}

/** What a command came to in its stream: what was appended now, or what an earlier run of it had appended. */
type Settled =
  | { readonly earlier: readonly StoredEvent[] }
  | { readonly events: readonly NewEvent[]; readonly firstRevision: number; readonly watch: Watch };

type Watch = ReturnType<ReadModelProgress['watch']>;

/**
 * How often a command is decided again because its stream moved meanwhile. This node's own commands to a stream follow
 * each other, so that each time another node was first: whoever asks had better come again then.
 */
const MAX_ATTEMPTS = 20;

/**
 * Runs a command: load, find an earlier run of it, decide, append at the revision that was loaded, wait until this
 * node's read models have it. The stream is where repetitions are found, so any node finds them, after any restart.
 */
@Injectable()
export class CommandRunner {
  /** By stream. */
  private readonly turns = new KeyedMutex();

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(COMMAND_SETTINGS) private readonly settings: CommandSettings,
    private readonly loader: StreamLoader,
    private readonly pending: PendingAppends,
    private readonly unapplied: UnappliedEvents,
    private readonly progress: ReadModelProgress,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  /** @throws CommandRejectedError, KeyReusedError, TooMuchContentionError, errors of the port */
  async run<State extends object>(command: StreamCommand<State>): Promise<CommandOutcome> {
    const stream = streamOf(command.category, command.id);
    // Many who add to one stream at once would meet each other in conflicts, and give up in the end.
    const settled = await this.turns.run(stream, () => this.settle(command));
    if ('earlier' in settled) return this.replay(command, settled.earlier);
    const { events, firstRevision, watch } = settled;
    const sequence = await watch.applied(this.settings.applyTimeoutMs);
    // The events of one append stand next to each other in the whole ledger.
    const sequences = events.map((_, index) => sequence && sequence - (events.length - 1 - index));
    return outcomeOf(command, events, firstRevision, sequences, false);
  }

  private async settle<State extends object>(command: StreamCommand<State>): Promise<Settled> {
    const metadata = metadataOf(command);
    const ids: string[] = [];
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const loaded = await this.loader.load(command.category, command.id, command.evolve);
      const earlier = await this.findEarlierRun(loaded, metadata);
      if (earlier.length > 0) return { earlier };
      const decided = await this.decide(command, loaded.state);
      const events = decided.map((event, index) => ({
        // Drawn once for this request. Derived from the key, they would make the log take another node's append of
        // the same key for a repetition of this one, whatever it holds.
        id: (ids[index] ??= v7()),
        type: wireName(command.category, event.kind),
        // What a decision makes is plain data: the port refuses whatever JSON cannot hold.
        data: event.data as unknown as JsonObject,
        metadata: metadata as unknown as JsonObject,
      }));
      const watch = await this.append(command, loaded, decided, events);
      if (watch) return { events, firstRevision: Number(loaded.revision) + 1, watch };
    }
    throw new TooMuchContentionError(`the stream moved ${MAX_ATTEMPTS} times while the command was decided`);
  }

  private async decide<State extends object>(
    { addressed, check, context, decide }: StreamCommand<State>,
    state: State | null,
  ): Promise<readonly LedgerEvent[]> {
    // What is addressed and not there is not found, whatever else the body names.
    if (state !== null || !addressed) await check(state);
    const { actor, ifMatch } = context;
    const decision = decide(state, { actor, ifMatch, now: this.clock.now() });
    if (decision.kind === 'rejected') throw new CommandRejectedError(decision.rejection);
    return decision.events;
  }

  /** Begins to watch for the last event. Null when the stream moved since it was loaded. */
  private async append<State extends object>(
    command: StreamCommand<State>,
    loaded: LoadedStream<State>,
    decided: readonly LedgerEvent[],
    events: readonly NewEvent[],
  ): Promise<Watch | null> {
    const { stream, revision } = loaded;
    const last = events.at(-1);
    if (!last) throw new Error(`${command.context.command} was accepted without an event`);
    const extended = this.loader.extended(loaded, events, command.evolve);
    const watch = this.unapplied.watch(command, decided, last.id);
    try {
      const appended = this.log.append(stream, events, revision < 0n ? 'no_stream' : revision);
      command.context.handedOver?.();
      await this.pending.during(stream, appended, extended);
    } catch (error) {
      watch.cancel();
      if (error instanceof RevisionConflictError) return null;
      throw error;
    }
    this.loader.appended(loaded, extended);
    return watch;
  }

  private async findEarlierRun({ stream, keyedRuns }: LoadedStream<object>, metadata: EventMetadata) {
    const name = runName(metadata);
    const run = name === null ? undefined : keyedRuns.get(name);
    return run ? this.log.readStream(stream, { from: run.first, limit: run.length }) : [];
  }

  private async replay(command: CommandHead, events: readonly StoredEvent[]): Promise<CommandOutcome> {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) throw new Error('an earlier run has at least one event');
    assertSameMembers((first.metadata as unknown as EventMetadata).members, command.context.members);
    const sequences = await this.sequencesOf(events, last.id);
    return outcomeOf(command, events, Number(first.revision), sequences, true);
  }

  private async sequencesOf(events: readonly StoredEvent[], lastId: string): Promise<(number | null)[]> {
    const watch = this.progress.watch(lastId);
    const query = new FindSequences(
      events[0]?.stream ?? '',
      events.map(({ revision }) => Number(revision)),
    );
    const sequences = await this.queries.execute(query);
    if (!sequences.includes(null)) {
      watch.cancel();
      return sequences;
    }
    await watch.applied(this.settings.applyTimeoutMs);
    return this.queries.execute(query);
  }
}

function metadataOf({ id, addressed, context }: CommandHead): EventMetadata {
  const { actor, command, key, members } = context;
  return {
    actor: actor.id,
    command,
    addressed: addressed ? id : null,
    key,
    members: key === null ? null : members,
  };
}

function outcomeOf(
  { category, id }: CommandHead,
  events: readonly NewEvent[],
  firstRevision: number,
  sequences: readonly (number | null)[],
  replayed: boolean,
): CommandOutcome {
  return {
    category,
    id,
    revision: firstRevision + events.length - 1,
    sequence: sequences.at(-1) ?? null,
    events: events.map((event, index) => ({
      id: event.id,
      type: event.type,
      revision: firstRevision + index,
      sequence: sequences[index] ?? null,
    })),
    warnings: events.flatMap(({ data }) => (data['warnings'] ?? []) as unknown as Warning[]),
    made: partsMade(events.map(({ type, data }) => upcast(type, data).event)),
    replayed,
  };
}
