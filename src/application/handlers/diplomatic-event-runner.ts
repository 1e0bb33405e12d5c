import { Injectable } from '@nestjs/common';
import { DIPLOMATIC_EVENT } from '../../domain/catalogue/categories.js';
import type { DiplomaticEvent } from '../../domain/diplomatic-events/events.js';
import { type DiplomaticState, evolveDiplomaticEvent } from '../../domain/diplomatic-events/state.js';
import type { CommonMembers } from '../../domain/kernel/common.js';
import type { Decision, DecisionContext } from '../../domain/kernel/decision.js';
import type { Statement } from '../../domain/kernel/statement.js';
import type { CommandContext } from '../commands/command-context.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { References, statedReferences } from '../commands/references.js';

type Stated = CommonMembers & { readonly statement: Statement };

/** What the commands about diplomatic events share: the stream, and the checks of what their statements name. */
@Injectable()
export class DiplomaticEventRunner {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  run<Input extends Stated>(
    { context, id, input }: { context: CommandContext; id: string; input: Input },
    decide: (
      state: DiplomaticState | null,
      input: Input,
      context: DecisionContext,
    ) => Decision<DiplomaticEvent>,
    addressed = true,
  ): Promise<CommandOutcome> {
    return this.runner.run<DiplomaticState>({
      category: DIPLOMATIC_EVENT,
      id,
      addressed,
      context,
      evolve: evolveDiplomaticEvent,
      check: () => this.references.check(statedReferences(input)),
      decide: (state, decision) => decide(state, input, decision),
    });
  }
}
