import { Injectable } from '@nestjs/common';
import type { AgreementEvent } from '../../domain/agreements/events.js';
import { type AgreementState, evolveAgreement } from '../../domain/agreements/state.js';
import { AGREEMENT } from '../../domain/catalogue/categories.js';
import type { Decision, DecisionContext } from '../../domain/kernel/decision.js';
import type { Statement } from '../../domain/kernel/statement.js';
import type { CommandContext } from '../commands/command-context.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { References, statedReferences } from '../commands/references.js';

/** What every command about an agreement brings. */
interface AgreementInput {
  readonly statement: Statement;
  readonly noticeId: string | null;
}

type DecideAgreement = (state: AgreementState | null, context: DecisionContext) => Decision<AgreementEvent>;

/** What the commands about agreements share: the stream, and the checks of what their bodies name. */
@Injectable()
export class AgreementRunner {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  run(
    { context, id, input }: { context: CommandContext; id: string; input: AgreementInput },
    decide: DecideAgreement,
    addressed = true,
  ): Promise<CommandOutcome> {
    return this.runner.run<AgreementState>({
      category: AGREEMENT,
      id,
      addressed,
      context,
      evolve: evolveAgreement,
      check: () => this.references.check(statedReferences(input)),
      decide,
    });
  }
}
