import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { type Category, streamOf } from '../../domain/catalogue/categories.js';
import { type LedgerEvent, wireName } from '../../domain/catalogue/event-types.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import type { Decision, DecisionContext } from '../../domain/kernel/decision.js';
import {
  AppendTooLargeError,
  EVENT_STORE,
  type EventStore,
  type JsonObject,
  type NewEvent,
  type Prerequisite,
  PrerequisiteMissingError,
  RevisionConflictError,
  type StoredEvent,
} from '../../event-store/port/index.js';
import type { ReadModelProgress } from '../../projection-runtime/progress.js';
import { Clock } from '../clock.js';
import type { CommandContext } from './command-context.js';
import { CommandRejectedError, TooMuchContentionError } from './errors.js';
import { PendingAppends } from './pending-appends.js';
import { type Evolve, type LoadedStream, runName, StreamLoader } from './stream-loader.js';
import { type StreamTurn, StreamTurns } from './stream-turns.js';
import { UnappliedEvents } from './unapplied-events.js';

/** What a command is about. */
export interface CommandHead {
  readonly category: Category;
  readonly id: string;
  /** Whether the id stands in the path; false for a creation. */
  readonly addressed: boolean;
  readonly context: CommandContext;
}

/** A command about one stream. */
export interface StreamCommand<State extends object> extends CommandHead {
  readonly evolve: Evolve<State>;
  /**
   * Checks what the decision cannot see: references to other streams. Throws CommandRejectedError. Resolves with what of
   * them is still on its way to the log.
   */
  readonly check: (state: State | null) => Promise<readonly Prerequisite[]>;
  readonly decide: (state: State | null, context: DecisionContext) => Decision<LedgerEvent>;
}

/** What an earlier run of a command had appended. */
interface Earlier {
  readonly earlier: readonly StoredEvent[];
}

/** What was appended. */
interface Appended {
  readonly events: readonly NewEvent[];
  readonly firstRevision: number;
  /** Of the last event. */
  readonly watch: ReturnType<ReadModelProgress['watch']>;
}

/** What a command came to in its stream. */
type Settled = Earlier | Appended;

/** One try to carry a command out. */
interface Attempt<State extends object> {
  readonly command: StreamCommand<State>;
  readonly turn: StreamTurn;
  readonly metadata: EventMetadata;
  /** Of its events, in their order; drawn as they are needed. */
  readonly ids: string[];
  readonly loaded: LoadedStream<State>;
  /** The end of what was loaded that is not in the log yet; null when all of it is. */
  readonly underWay: Prerequisite | null;
}

/** How often a command that has its stream to itself is decided again because another node was first. */
const MAX_ATTEMPTS = 20;

/**
 * Decides commands and appends what comes of it: load the stream, find an earlier run of the command, decide, append at
 * the revision that was loaded. The stream is where repetitions are found, so any node finds them, after any restart.
 */
@Injectable()
export class CommandDecider {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly loader: StreamLoader,
    private readonly pending: PendingAppends,
    private readonly turns: StreamTurns,
    private readonly unapplied: UnappliedEvents,
    private readonly clock: Clock,
  ) {}

  /** Resolves once the log has it. @throws CommandRejectedError, TooMuchContentionError, errors of the port */
  async settle<State extends object>(command: StreamCommand<State>): Promise<Settled> {
    const turn = this.turns.enter(streamOf(command.category, command.id));
    try {
      return (await this.settleAtOnce(command, turn)) ?? (await this.settleAlone(command, turn));
    } finally {
      turn.leave();
    }
  }

  /** Decides without waiting for what is under way. Null when that has to be waited for. */
  private async settleAtOnce<State extends object>(
    command: StreamCommand<State>,
    turn: StreamTurn,
  ): Promise<Settled | null> {
    if (!this.log.takesPrerequisites) return null;
    await turn.comes();
    const start = await this.loader.loadToDecide(command.category, command.id, command.evolve);
    if (!turn.mayBuildOn(start.underWay?.id ?? null)) return null;
    // Ids of its own: what others built on this attempt must not find those of the next one.
    return this.attempt({ command, turn, metadata: metadataOf(command), ids: [], ...start });
  }

  private async settleAlone<State extends object>(
    command: StreamCommand<State>,
    turn: StreamTurn,
  ): Promise<Settled> {
    const { category, id, evolve } = command;
    const drawn = { command, turn, metadata: metadataOf(command), ids: [], underWay: null };
    await turn.alone();
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const settled = await this.attempt({ ...drawn, loaded: await this.loader.load(category, id, evolve) });
      if (settled) return settled;
    }
    throw new TooMuchContentionError(`the stream moved ${MAX_ATTEMPTS} times while the command was decided`);
  }

  /**
   * Null when the log did not take it because of what it was decided on. Null too when somebody would be refused, or told
   * that this was said before, because of what is under way: that may not get in.
   */
  private async attempt<State extends object>(attempt: Attempt<State>): Promise<Settled | null> {
    const { loaded, metadata, underWay } = attempt;
    const run = earlierRun(loaded, metadata);
    if (run && underWay) return null;
    if (run) {
      return { earlier: await this.log.readStream(loaded.stream, { from: run.first, limit: run.length }) };
    }
    try {
      return await this.decide(attempt);
    } catch (error) {
      if (isOvertaken(error) || (underWay && isRefusal(error))) return null;
      throw error;
    }
  }

  private async decide<State extends object>(attempt: Attempt<State>): Promise<Appended> {
    const { command, loaded, metadata, ids, underWay } = attempt;
    const { addressed, category, check } = command;
    const { actor, ifMatch } = command.context;
    // What is addressed and not there is not found, whatever else the body names.
    const named = loaded.state !== null || !addressed ? await check(loaded.state) : [];
    const decision = command.decide(loaded.state, { actor, ifMatch, now: this.clock.now() });
    if (decision.kind === 'rejected') throw new CommandRejectedError(decision.rejection);
    const events = decision.events.map((event, index) => ({
      // Drawn, not derived from the key: then they would make the log take another node's append of the same key for a
      // repetition of this one, whatever it holds.
      id: (ids[index] ??= v7()),
      type: wireName(category, event.kind),
      // What a decision makes is plain data: the port refuses whatever JSON cannot hold.
      data: event.data as unknown as JsonObject,
      metadata: metadata as unknown as JsonObject,
    }));
    return this.append(attempt, decision.events, events, underWay ? [underWay, ...named] : named);
  }

  private async append<State extends object>(
    { command, turn, loaded }: Attempt<State>,
    decided: readonly LedgerEvent[],
    events: readonly NewEvent[],
    prerequisites: readonly Prerequisite[],
  ): Promise<Appended> {
    const { stream, revision } = loaded;
    const last = events.at(-1);
    if (!last) throw new Error(`${command.context.command} was accepted without an event`);
    const extended = this.loader.extended(loaded, events, command.evolve);
    const watch = this.unapplied.watch(command, decided, last.id);
    try {
      const expected = revision < 0n ? 'no_stream' : revision;
      const appended = this.log.append(stream, events, expected, prerequisites);
      const end = { stream, revision: extended.revision, id: last.id };
      const answered = this.pending.during(appended, extended, end);
      turn.handOver(last.id);
      command.context.handedOver?.();
      await answered;
    } catch (error) {
      watch.cancel();
      throw error;
    }
    this.loader.appended(loaded, extended);
    return { events, firstRevision: Number(revision) + 1, watch };
  }
}

/** Whether the log refused it because it was decided on what is not so. */
function isOvertaken(error: unknown): boolean {
  return error instanceof RevisionConflictError || error instanceof PrerequisiteMissingError;
}

/** What becomes too large holds what was there before. */
function isRefusal(error: unknown): boolean {
  return error instanceof CommandRejectedError || error instanceof AppendTooLargeError;
}

function earlierRun({ keyedRuns }: LoadedStream<object>, metadata: EventMetadata) {
  const name = runName(metadata);
  return name === null ? undefined : keyedRuns.get(name);
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
