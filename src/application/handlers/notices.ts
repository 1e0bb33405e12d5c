import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NOTICE } from '../../domain/catalogue/categories.js';
import { recordNotice, retractNotice } from '../../domain/notices/decisions.js';
import { evolveNotice } from '../../domain/notices/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { RecordNotice, RetractNotice } from '../commands/commands.js';
import { StatedRunner } from '../commands/stated-runner.js';

const NOTICES = { category: NOTICE, evolve: evolveNotice };

@CommandHandler(RecordNotice)
export class RecordNoticeHandler implements ICommandHandler<RecordNotice> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: RecordNotice): Promise<CommandOutcome> {
    const references = command.input.scope.map(({ subject }, index) => ({
      pointer: `/scope/${index}/subject/id`,
      category: subject.type,
      id: subject.id,
    }));
    return this.runner.create(NOTICES, command, recordNotice, { references });
  }
}

@CommandHandler(RetractNotice)
export class RetractNoticeHandler implements ICommandHandler<RetractNotice> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: RetractNotice): Promise<CommandOutcome> {
    return this.runner.change(NOTICES, command, retractNotice);
  }
}
