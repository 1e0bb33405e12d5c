import { Injectable } from '@nestjs/common';
import { countCategory } from '../../domain/catalogue/categories.js';
import type { CountContext } from '../../domain/counts/decision-support.js';
import type { CountEvent } from '../../domain/counts/events.js';
import { type Family, findFamily } from '../../domain/counts/families.js';
import { type CountState, evolveCount } from '../../domain/counts/state.js';
import type { Decision } from '../../domain/kernel/decision.js';
import type { CommandContext } from '../commands/command-context.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { type Reference, References } from '../commands/references.js';

export type DecideCount = (state: CountState | null, context: CountContext) => Decision<CountEvent>;

/** What the commands about counts share: the family's row, the count's stream, the checks of references. */
@Injectable()
export class CountRunner {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  run(
    { context, family: code, id }: { context: CommandContext; family: string; id: string },
    references: readonly Reference[],
    decide: DecideCount,
    { addressed = true }: { readonly addressed?: boolean } = {},
  ): Promise<CommandOutcome> {
    const family = familyOf(code);
    return this.runner.run<CountState>({
      category: countCategory(code),
      id,
      addressed,
      context,
      evolve: evolveCount,
      check: () => this.references.check(references),
      decide: (state, decision) => decide(state, { ...decision, id, family }),
    });
  }
}

function familyOf(code: string): Family {
  const family = findFamily(code);
  if (!family) throw new Error(`there is no family ${code}`);
  return family;
}
