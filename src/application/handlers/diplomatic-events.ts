import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DIPLOMATIC_EVENT } from '../../domain/catalogue/categories.js';
import {
  announceDiplomaticEvent,
  cancelDiplomaticEvent,
  holdDiplomaticEvent,
  postponeDiplomaticEvent,
  recordDiplomaticOutcome,
} from '../../domain/diplomatic-events/decisions.js';
import { evolveDiplomaticEvent } from '../../domain/diplomatic-events/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  AnnounceDiplomaticEvent,
  CancelDiplomaticEvent,
  HoldDiplomaticEvent,
  PostponeDiplomaticEvent,
  RecordDiplomaticOutcome,
} from '../commands/commands.js';
import { StatedRunner } from '../commands/stated-runner.js';

const EVENTS = { category: DIPLOMATIC_EVENT, evolve: evolveDiplomaticEvent };

@CommandHandler(AnnounceDiplomaticEvent)
export class AnnounceDiplomaticEventHandler implements ICommandHandler<AnnounceDiplomaticEvent> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: AnnounceDiplomaticEvent): Promise<CommandOutcome> {
    return this.runner.create(EVENTS, command, announceDiplomaticEvent);
  }
}

@CommandHandler(PostponeDiplomaticEvent)
export class PostponeDiplomaticEventHandler implements ICommandHandler<PostponeDiplomaticEvent> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: PostponeDiplomaticEvent): Promise<CommandOutcome> {
    return this.runner.change(EVENTS, command, postponeDiplomaticEvent);
  }
}

@CommandHandler(HoldDiplomaticEvent)
export class HoldDiplomaticEventHandler implements ICommandHandler<HoldDiplomaticEvent> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: HoldDiplomaticEvent): Promise<CommandOutcome> {
    return this.runner.change(EVENTS, command, holdDiplomaticEvent);
  }
}

@CommandHandler(RecordDiplomaticOutcome)
export class RecordDiplomaticOutcomeHandler implements ICommandHandler<RecordDiplomaticOutcome> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: RecordDiplomaticOutcome): Promise<CommandOutcome> {
    return this.runner.change(EVENTS, command, recordDiplomaticOutcome);
  }
}

@CommandHandler(CancelDiplomaticEvent)
export class CancelDiplomaticEventHandler implements ICommandHandler<CancelDiplomaticEvent> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: CancelDiplomaticEvent): Promise<CommandOutcome> {
    return this.runner.change(EVENTS, command, cancelDiplomaticEvent);
  }
}
