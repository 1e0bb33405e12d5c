import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  announceDiplomaticEvent,
  cancelDiplomaticEvent,
  holdDiplomaticEvent,
  postponeDiplomaticEvent,
  recordDiplomaticOutcome,
} from '../../domain/diplomatic-events/decisions.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  AnnounceDiplomaticEvent,
  CancelDiplomaticEvent,
  HoldDiplomaticEvent,
  PostponeDiplomaticEvent,
  RecordDiplomaticOutcome,
} from '../commands/commands.js';
import { newResourceId } from '../identity/ids.js';
import { DiplomaticEventRunner } from './diplomatic-event-runner.js';

@CommandHandler(AnnounceDiplomaticEvent)
export class AnnounceDiplomaticEventHandler implements ICommandHandler<AnnounceDiplomaticEvent> {
  constructor(private readonly events: DiplomaticEventRunner) {}

  execute({ context, id, input }: AnnounceDiplomaticEvent): Promise<CommandOutcome> {
    const created = { context, id: id ?? newResourceId(context), input };
    return this.events.run(created, announceDiplomaticEvent, false);
  }
}

@CommandHandler(PostponeDiplomaticEvent)
export class PostponeDiplomaticEventHandler implements ICommandHandler<PostponeDiplomaticEvent> {
  constructor(private readonly events: DiplomaticEventRunner) {}

  execute(command: PostponeDiplomaticEvent): Promise<CommandOutcome> {
    return this.events.run(command, postponeDiplomaticEvent);
  }
}

@CommandHandler(HoldDiplomaticEvent)
export class HoldDiplomaticEventHandler implements ICommandHandler<HoldDiplomaticEvent> {
  constructor(private readonly events: DiplomaticEventRunner) {}

  execute(command: HoldDiplomaticEvent): Promise<CommandOutcome> {
    return this.events.run(command, holdDiplomaticEvent);
  }
}

@CommandHandler(RecordDiplomaticOutcome)
export class RecordDiplomaticOutcomeHandler implements ICommandHandler<RecordDiplomaticOutcome> {
  constructor(private readonly events: DiplomaticEventRunner) {}

  execute(command: RecordDiplomaticOutcome): Promise<CommandOutcome> {
    return this.events.run(command, recordDiplomaticOutcome);
  }
}

@CommandHandler(CancelDiplomaticEvent)
export class CancelDiplomaticEventHandler implements ICommandHandler<CancelDiplomaticEvent> {
  constructor(private readonly events: DiplomaticEventRunner) {}

  execute(command: CancelDiplomaticEvent): Promise<CommandOutcome> {
    return this.events.run(command, cancelDiplomaticEvent);
  }
}
