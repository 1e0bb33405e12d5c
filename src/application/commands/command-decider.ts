import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { type Category, streamOf } from '../../domain/catalogue/categories.js';
import { type LedgerEvent, wireName } from '../../domain/catalogue/event-types.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import type { Decision, DecisionContext } from '../../domain/kernel/decision.js';
import {
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
import { KeyedMutex } from './keyed-mutex.js';
import { PendingAppends } from './pending-appends.js';
import { type Evolve, type LoadedStream, runName, StreamLoader } from './stream-loader.js';
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

/** What is appended. */
interface HandedOver {
  readonly events: readonly NewEvent[];
  readonly firstRevision: number;
  /** Of the last event. */
  readonly watch: ReturnType<ReadModelProgress['watch']>;
  /** Whether it got in; false when what it was decided on is not so. Rejects with what the log throws besides. */
  readonly gotIn: Promise<boolean>;
}

/** What a command is appended with, the same at each attempt. */
interface Drawn {
  readonly metadata: EventMetadata;
  /** Of its events, in their order. */
  readonly ids: string[];
}

/**
 * How often a command is decided again because its stream moved meanwhile. This node's own commands to a stream follow
 * each other, so that each time another node was first: whoever asks had better come again then.
 */
const MAX_ATTEMPTS = 20;

/**
 * Decides commands and hands what comes of it to the log: load the stream, find an earlier run of the command, decide,
 * append at the revision that was loaded. The stream is where repetitions are found, so any node finds them, after any
 * restart.
 */
@Injectable()
export class CommandDecider {
  /** By stream. */
  private readonly turns = new KeyedMutex();

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly loader: StreamLoader,
    private readonly pending: PendingAppends,
    private readonly unapplied: UnappliedEvents,
    private readonly clock: Clock,
  ) {}

  /** Resolves once the log has it. @throws CommandRejectedError, TooMuchContentionError, errors of the port */
  async settle<State extends object>(command: StreamCommand<State>): Promise<Earlier | HandedOver> {
    const stream = streamOf(command.category, command.id);
    const drawn: Drawn = { metadata: metadataOf(command), ids: [] };
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // Many who add to one stream at once would meet each other in conflicts, and give up in the end.
      const settled = await this.turns.run(stream, () => this.takeTurn(command, drawn));
      if ('earlier' in settled || (await settled.gotIn)) return settled;
    }
    throw new TooMuchContentionError(`the stream moved ${MAX_ATTEMPTS} times while the command was decided`);
  }

  /** A turn is over once the next one can be decided: where the log lets it build on this one, that is at once. */
  private async takeTurn<State extends object>(command: StreamCommand<State>, drawn: Drawn) {
    const { loaded, underWay } = await this.loader.loadToDecide(command.category, command.id, command.evolve);
    const settled = underWay
      ? await this.buildOn(underWay, command, drawn, loaded)
      : await this.findOrDecide(command, drawn, loaded);
    if ('gotIn' in settled && !this.log.takesPrerequisites) await settled.gotIn.catch(() => undefined);
    return settled;
  }

  /**
   * Decides on what is under way. Nobody is refused because of that, nor told that it was said before: the log may not
   * take it, so then it is waited for.
   */
  private async buildOn<State extends object>(
    underWay: Prerequisite,
    command: StreamCommand<State>,
    drawn: Drawn,
    loaded: LoadedStream<State>,
  ): Promise<Earlier | HandedOver> {
    try {
      if (!earlierRun(loaded, drawn)) return await this.decide(command, drawn, loaded, [underWay]);
    } catch (error) {
      if (!(error instanceof CommandRejectedError)) throw error;
    }
    return this.findOrDecide(
      command,
      drawn,
      await this.loader.load(command.category, command.id, command.evolve),
    );
  }

  private async findOrDecide<State extends object>(
    command: StreamCommand<State>,
    drawn: Drawn,
    loaded: LoadedStream<State>,
  ): Promise<Earlier | HandedOver> {
    const run = earlierRun(loaded, drawn);
    if (!run) return this.decide(command, drawn, loaded, []);
    return { earlier: await this.log.readStream(loaded.stream, { from: run.first, limit: run.length }) };
  }

  /** @param prerequisites of what was loaded */
  private async decide<State extends object>(
    command: StreamCommand<State>,
    { metadata, ids }: Drawn,
    loaded: LoadedStream<State>,
    prerequisites: readonly Prerequisite[],
  ): Promise<HandedOver> {
    const { addressed, check, category } = command;
    const { actor, ifMatch } = command.context;
    // What is addressed and not there is not found, whatever else the body names.
    const named = loaded.state !== null || !addressed ? await check(loaded.state) : [];
    const decision = command.decide(loaded.state, { actor, ifMatch, now: this.clock.now() });
    if (decision.kind === 'rejected') throw new CommandRejectedError(decision.rejection);
    const events = decision.events.map((event, index) => ({
      // Drawn once for this request. Derived from the key, they would make the log take another node's append of
      // the same key for a repetition of this one, whatever it holds.
      id: (ids[index] ??= v7()),
      type: wireName(category, event.kind),
      // What a decision makes is plain data: the port refuses whatever JSON cannot hold.
      data: event.data as unknown as JsonObject,
      metadata: metadata as unknown as JsonObject,
    }));
    return this.handOver(command, loaded, decision.events, events, [...prerequisites, ...named]);
  }

  private handOver<State extends object>(
    command: StreamCommand<State>,
    loaded: LoadedStream<State>,
    decided: readonly LedgerEvent[],
    events: readonly NewEvent[],
    prerequisites: readonly Prerequisite[],
  ): HandedOver {
    const { stream, revision } = loaded;
    const last = events.at(-1);
    if (!last) throw new Error(`${command.context.command} was accepted without an event`);
    const extended = this.loader.extended(loaded, events, command.evolve);
    const watch = this.unapplied.watch(command, decided, last.id);
    const appended = this.log.append(stream, events, revision < 0n ? 'no_stream' : revision, prerequisites);
    command.context.handedOver?.();
    const end = { stream, revision: extended.revision, id: last.id };
    const gotIn = this.pending.during(appended, extended, end).then(
      () => {
        this.loader.appended(loaded, extended);
        return true;
      },
      (error: unknown) => {
        watch.cancel();
        if (isOvertaken(error)) return false;
        throw error;
      },
    );
    return { events, firstRevision: Number(revision) + 1, watch, gotIn };
  }
}

/** Whether the log refused it because it was decided on what is not so. */
function isOvertaken(error: unknown): boolean {
  return error instanceof RevisionConflictError || error instanceof PrerequisiteMissingError;
}

function earlierRun({ keyedRuns }: LoadedStream<object>, { metadata }: Drawn) {
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
