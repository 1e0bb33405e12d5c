import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { retractStance, takeStance } from '../../domain/strikes/stance-decisions.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  CorroborateStrike,
  DisputeStrike,
  RetractCorroboration,
  RetractDispute,
} from '../commands/commands.js';
import { StrikeRunner } from './strike-runner.js';

@CommandHandler(CorroborateStrike)
export class CorroborateStrikeHandler implements ICommandHandler<CorroborateStrike> {
  constructor(private readonly strikes: StrikeRunner) {}

  execute(command: CorroborateStrike): Promise<CommandOutcome> {
    return this.strikes.run(command, (state, decision) =>
      takeStance('corroboration', state, command.input, decision),
    );
  }
}

@CommandHandler(DisputeStrike)
export class DisputeStrikeHandler implements ICommandHandler<DisputeStrike> {
  constructor(private readonly strikes: StrikeRunner) {}

  execute(command: DisputeStrike): Promise<CommandOutcome> {
    return this.strikes.run(command, (state, decision) =>
      takeStance('dispute', state, command.input, decision),
    );
  }
}

@CommandHandler(RetractCorroboration)
export class RetractCorroborationHandler implements ICommandHandler<RetractCorroboration> {
  constructor(private readonly strikes: StrikeRunner) {}

  execute(command: RetractCorroboration): Promise<CommandOutcome> {
    return this.strikes.run(command, (state, decision) =>
      retractStance('corroboration', state, command.input, decision),
    );
  }
}

@CommandHandler(RetractDispute)
export class RetractDisputeHandler implements ICommandHandler<RetractDispute> {
  constructor(private readonly strikes: StrikeRunner) {}

  execute(command: RetractDispute): Promise<CommandOutcome> {
    return this.strikes.run(command, (state, decision) =>
      retractStance('dispute', state, command.input, decision),
    );
  }
}
