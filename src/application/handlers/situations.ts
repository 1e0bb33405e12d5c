import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SITUATION } from '../../domain/catalogue/categories.js';
import { amendSituation, openSituation } from '../../domain/situations/decisions.js';
import { evolveSituation } from '../../domain/situations/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { AmendSituation, OpenSituation } from '../commands/commands.js';
import { StatedRunner } from '../commands/stated-runner.js';

const SITUATIONS = { category: SITUATION, evolve: evolveSituation };

@CommandHandler(OpenSituation)
export class OpenSituationHandler implements ICommandHandler<OpenSituation> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: OpenSituation): Promise<CommandOutcome> {
    return this.runner.create(SITUATIONS, command, openSituation);
  }
}

@CommandHandler(AmendSituation)
export class AmendSituationHandler implements ICommandHandler<AmendSituation> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: AmendSituation): Promise<CommandOutcome> {
    return this.runner.change(SITUATIONS, command, amendSituation);
  }
}
