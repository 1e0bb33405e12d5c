import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindSequences } from '../../../projections/events/queries.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import { partsMade } from '../../domain/catalogue/parts-made.js';
import { upcast } from '../../domain/catalogue/upcast.js';
import type { Warning } from '../../domain/kernel/warning.js';
import type { NewEvent, StoredEvent } from '../../event-store/port/index.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { CommandDecider, type CommandHead, type StreamCommand } from './command-decider.js';
import type { CommandOutcome } from './command-outcome.js';
import { assertSameMembers } from './member-hashes.js';
import { COMMAND_SETTINGS, type CommandSettings } from './settings.js';

/** Runs a command: has it decided and appended, and waits until this node's read models have it. */
@Injectable()
export class CommandRunner {
  constructor(
    @Inject(COMMAND_SETTINGS) private readonly settings: CommandSettings,
    private readonly decider: CommandDecider,
    private readonly progress: ReadModelProgress,
    private readonly queries: QueryBus,
  ) {}

  /** @throws CommandRejectedError, KeyReusedError, TooMuchContentionError, errors of the port */
  async run<State extends object>(command: StreamCommand<State>): Promise<CommandOutcome> {
    const settled = await this.decider.settle(command);
    if ('earlier' in settled) return this.replay(command, settled.earlier);
    const { events, firstRevision, watch } = settled;
    const sequence = await watch.applied(this.settings.applyTimeoutMs);
    // The events of one append stand next to each other in the whole ledger.
    const sequences = events.map((_, index) => sequence && sequence - (events.length - 1 - index));
    return outcomeOf(command, events, firstRevision, sequences, false);
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
