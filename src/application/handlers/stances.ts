import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { STRIKE } from '../../domain/catalogue/categories.js';
import { retractStance, takeStance } from '../../domain/strikes/stance-decisions.js';
import { evolveStrike } from '../../domain/strikes/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  CorroborateStrike,
  DisputeStrike,
  RetractCorroboration,
  RetractDispute,
} from '../commands/commands.js';
import { StatedRunner } from '../commands/stated-runner.js';

const STRIKES = { category: STRIKE, evolve: evolveStrike };

@CommandHandler(CorroborateStrike)
export class CorroborateStrikeHandler implements ICommandHandler<CorroborateStrike> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: CorroborateStrike): Promise<CommandOutcome> {
    return this.runner.change(STRIKES, command, (...given) => takeStance('corroboration', ...given));
  }
}

@CommandHandler(DisputeStrike)
export class DisputeStrikeHandler implements ICommandHandler<DisputeStrike> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: DisputeStrike): Promise<CommandOutcome> {
    return this.runner.change(STRIKES, command, (...given) => takeStance('dispute', ...given));
  }
}

@CommandHandler(RetractCorroboration)
export class RetractCorroborationHandler implements ICommandHandler<RetractCorroboration> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: RetractCorroboration): Promise<CommandOutcome> {
    return this.runner.change(STRIKES, command, (...given) => retractStance('corroboration', ...given));
  }
}

@CommandHandler(RetractDispute)
export class RetractDisputeHandler implements ICommandHandler<RetractDispute> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: RetractDispute): Promise<CommandOutcome> {
    return this.runner.change(STRIKES, command, (...given) => retractStance('dispute', ...given));
  }
}
