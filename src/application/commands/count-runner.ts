import { Injectable } from '@nestjs/common';
import { countCategory } from '../../domain/catalogue/categories.js';
import type { CountContext } from '../../domain/counts/decision-support.js';
import type { CountEvent } from '../../domain/counts/events.js';
import { type Family, findFamily } from '../../domain/counts/families.js';
import type { CountIdentity } from '../../domain/counts/identity.js';
import { type CountState, evolveCount } from '../../domain/counts/state.js';
import type { Decision } from '../../domain/kernel/decision.js';
import type { CommandContext } from './command-context.js';
import type { CommandOutcome } from './command-outcome.js';
import { CommandRunner } from './command-runner.js';
import { type Reference, References } from './references.js';
import { CountSurroundings, type Saying } from '../surroundings/count-surroundings.js';
import { Definitions } from './definitions.js';

export type DecideCount = (state: CountState | null, context: CountContext) => Decision<CountEvent>;

/** How a command about a count differs from one that only changes one that is there, with nothing to warn about. */
export interface AboutCount {
  /** What is counted, for the command that makes the count: it has no count in its path. */
  readonly reports?: Omit<CountIdentity, 'family'>;
  /** The figure that warnings are about; null when there is none. */
  readonly says?: (state: CountState | null) => Saying | null;
}

/** What the commands about counts share: the family's row, the count's stream, the checks of references. */
@Injectable()
export class CountRunner {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
    private readonly definitions: Definitions,
    private readonly surroundings: CountSurroundings,
  ) {}

  run(
    { context, family: code, id }: { context: CommandContext; family: string; id: string },
    references: readonly Reference[],
    decide: DecideCount,
    { reports, says }: AboutCount = {},
  ): Promise<CommandOutcome> {
    let known: Pick<CountContext, 'family' | 'surroundings'> = { family: familyOf(code) };
    return this.runner.run<CountState>({
      category: countCategory(code),
      id,
      addressed: reports === undefined,
      context,
      evolve: evolveCount,
      check: async (state) => {
        const underWay = await this.references.check(references);
        const quantity = state ?? reports;
        if (!quantity) return underWay;
        const family = await this.familyWith(familyOf(code), quantity.measure);
        const saying = says?.(state);
        const surroundings = saying && (await this.surroundings.load({ ...quantity, family }, saying, state));
        known = { family, ...(surroundings ? { surroundings } : {}) };
        return underWay;
      },
      decide: (state, decision) => decide(state, { ...decision, id, ...known }),
    });
  }

  /** The row of the family with a measure that this deployment may have defined. */
  private async familyWith(family: Family, code: string): Promise<Family> {
    const measure = await this.definitions.measure(family, code);
    return measure ? { ...family, measures: { ...family.measures, [code]: measure } } : family;
  }
}

function familyOf(code: string): Family {
  const family = findFamily(code);
  if (!family) throw new Error(`there is no family ${code}`);
  return family;
}
