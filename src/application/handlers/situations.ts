import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SITUATION } from '../../domain/catalogue/categories.js';
import { amendSituation, openSituation } from '../../domain/situations/decisions.js';
import { evolveSituation } from '../../domain/situations/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { AmendSituation, OpenSituation } from '../commands/commands.js';
import { References, statedReferences } from '../commands/references.js';
import { newResourceId } from '../identity/ids.js';

@CommandHandler(OpenSituation)
export class OpenSituationHandler implements ICommandHandler<OpenSituation> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  execute({ context, id, input }: OpenSituation): Promise<CommandOutcome> {
    return this.runner.run({
      category: SITUATION,
      id: id ?? newResourceId(context),
      addressed: false,
      context,
      evolve: evolveSituation,
      check: () => this.references.check(statedReferences(input)),
      decide: (state, decision) => openSituation(state, input, decision),
    });
  }
}

@CommandHandler(AmendSituation)
export class AmendSituationHandler implements ICommandHandler<AmendSituation> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  execute({ context, id, input }: AmendSituation): Promise<CommandOutcome> {
    return this.runner.run({
      category: SITUATION,
      id,
      addressed: true,
      context,
      evolve: evolveSituation,
      check: () => this.references.check(statedReferences(input)),
      decide: (state, decision) => amendSituation(state, input, decision),
    });
  }
}
