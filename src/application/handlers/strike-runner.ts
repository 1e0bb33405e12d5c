import { Injectable } from '@nestjs/common';
import { STRIKE } from '../../domain/catalogue/categories.js';
import type { CommonMembers } from '../../domain/kernel/common.js';
import type { Decision, DecisionContext } from '../../domain/kernel/decision.js';
import type { Statement } from '../../domain/kernel/statement.js';
import type { StrikeEvent } from '../../domain/strikes/events.js';
import { evolveStrike, type StrikeState } from '../../domain/strikes/state.js';
import type { CommandContext } from '../commands/command-context.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { type Reference, References, statedReferences } from '../commands/references.js';

interface StrikeCommand {
  readonly context: CommandContext;
  readonly id: string;
  readonly input: CommonMembers & { readonly statement: Statement };
}

interface More {
  /** False for a report; true when absent. */
  readonly addressed?: boolean;
  /** What the body names besides what every body about strikes names. */
  readonly references?: readonly Reference[];
  /** Checks that come with those of the references. */
  readonly check?: () => Promise<void>;
}

/** What the commands about strikes share: the strike's stream, and the checks of references. */
@Injectable()
export class StrikeRunner {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  run(
    { context, id, input }: StrikeCommand,
    decide: (state: StrikeState | null, context: DecisionContext) => Decision<StrikeEvent>,
    { addressed = true, references = [], check }: More = {},
  ): Promise<CommandOutcome> {
    return this.runner.run({
      category: STRIKE,
      id,
      addressed,
      context,
      evolve: evolveStrike,
      check: async () => {
        await check?.();
        await this.references.check([...statedReferences(input), ...references]);
      },
      decide,
    });
  }
}
