import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NOTICE } from '../../domain/catalogue/categories.js';
import { recordNotice, retractNotice } from '../../domain/notices/decisions.js';
import { evolveNotice } from '../../domain/notices/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { RecordNotice, RetractNotice } from '../commands/commands.js';
import { References, statedReferences } from '../commands/references.js';
import { newResourceId } from '../identity/ids.js';

@CommandHandler(RecordNotice)
export class RecordNoticeHandler implements ICommandHandler<RecordNotice> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  execute({ context, id, input }: RecordNotice): Promise<CommandOutcome> {
    return this.runner.run({
      category: NOTICE,
      id: id ?? newResourceId(context),
      addressed: false,
      context,
      evolve: evolveNotice,
      check: () =>
        this.references.check([
          ...statedReferences(input),
          ...input.scope.map(({ subject }, index) => ({
            pointer: `/scope/${index}/subject/id`,
            category: subject.type,
            id: subject.id,
          })),
        ]),
      decide: (state, decision) => recordNotice(state, input, decision),
    });
  }
}

@CommandHandler(RetractNotice)
export class RetractNoticeHandler implements ICommandHandler<RetractNotice> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  execute({ context, id, input }: RetractNotice): Promise<CommandOutcome> {
    return this.runner.run({
      category: NOTICE,
      id,
      addressed: true,
      context,
      evolve: evolveNotice,
      check: () => this.references.check(statedReferences(input)),
      decide: (state, decision) => retractNotice(state, input, decision),
    });
  }
}
