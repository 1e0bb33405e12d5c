import { GetRecordedAt } from '../../../projections/events/sequence-queries.js';
import type { CommandContext } from '../../../src/application/commands/command-context.js';
import type { CommandOutcome } from '../../../src/application/commands/command-outcome.js';
import { CommandRejectedError } from '../../../src/application/commands/errors.js';
import type { Role } from '../../../src/domain/kernel/actor.js';
import type { InProcessLedger } from '../../support/in-process-ledger.js';
import { countMove } from './count-moves.js';
import { type Fact, type Recorded, type What, World } from './facts.js';
import { type Move, Named } from './named.js';
import { otherMove } from './other-moves.js';
import type { Step } from './steps.js';

/** Plays steps on the ledger, and records as facts what it took. It decides no refusal itself. */
export class Player {
  readonly world = new World();
  /** How many steps of each kind the ledger took. */
  readonly taken = new Map<Step['do'], number>();
  private readonly named = new Named(this.world);

  constructor(private readonly ledger: InProcessLedger) {}

  async play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.step(step);
  }

  private async step(step: Step): Promise<void> {
    const move = otherMove(this.named, step) ?? countMove(this.named, step);
    // It speaks of something that is not there yet.
    if (move === null) return;
    const outcome = await this.run(step, move);
    if (outcome === null) return;
    // What it found in force is what was so before it.
    const facts = move.facts(outcome);
    expect(outcome.events).toHaveLength(facts.length);
    for (const [index, fact] of facts.entries()) await this.record(step, move, outcome, fact, index);
    this.taken.set(step.do, (this.taken.get(step.do) ?? 0) + 1);
  }

  private async run(step: Step, move: Move): Promise<CommandOutcome | null> {
    const head = move.id === null ? -1 : this.world.head(move.id);
    try {
      return await this.ledger.commands.execute(move.command(contextOf(step.by, head < 0 ? null : head)));
    } catch (error) {
      if (!(error instanceof CommandRejectedError)) throw error;
      return null;
    }
  }

  private async record(step: Step, move: Move, outcome: CommandOutcome, fact: object, index: number) {
    const event = outcome.events[index];
    if (event?.sequence == null) throw new Error('the ledger has not applied what it took');
    const recorded: Recorded = {
      sequence: event.sequence,
      recordedAt: (await this.ledger.queries.execute(new GetRecordedAt(event.sequence))) ?? '',
      eventId: event.id,
      id: outcome.id,
      revision: this.world.head(outcome.id) + 1,
      by: step.by,
      note: step.note,
      codes: step.codes,
      noticeId: null,
      ...move.common,
    };
    expect(event.revision).toBe(recorded.revision);
    this.world.record({ ...recorded, ...(fact as { what: What }) } as Fact);
  }
}

function contextOf(by: string, ifMatch: number | null): CommandContext {
  const role: Role = by === 'ana' ? 'analyst' : 'reviewer';
  // Its name matters to repetitions alone, and there are none here.
  return { command: 'Played', actor: { id: by, role }, key: null, members: {}, ifMatch };
}
