import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { STRIKE } from '../../domain/catalogue/categories.js';
import { amendStrikeDetails, reportStrike, retractStrike } from '../../domain/strikes/decisions.js';
import { evolveStrike } from '../../domain/strikes/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { AmendStrikeDetails, ReportStrike, RetractStrike } from '../commands/commands.js';
import { PartCircles } from '../commands/part-circles.js';
import { StatedRunner } from '../commands/stated-runner.js';

const STRIKES = { category: STRIKE, evolve: evolveStrike };

@CommandHandler(ReportStrike)
export class ReportStrikeHandler implements ICommandHandler<ReportStrike> {
  constructor(
    private readonly runner: StatedRunner,
    private readonly circles: PartCircles,
  ) {}

  execute(command: ReportStrike): Promise<CommandOutcome> {
    const { partOf } = command.input.details;
    return this.runner.create(STRIKES, command, reportStrike, {
      references: whole(partOf, '/partOf'),
      check: (id) => this.circles.check(id, partOf, '/partOf'),
    });
  }
}

@CommandHandler(AmendStrikeDetails)
export class AmendStrikeDetailsHandler implements ICommandHandler<AmendStrikeDetails> {
  constructor(
    private readonly runner: StatedRunner,
    private readonly circles: PartCircles,
  ) {}

  execute(command: AmendStrikeDetails): Promise<CommandOutcome> {
    const partOf = command.input.changes.partOf ?? null;
    const pointer = '/changes/partOf';
    return this.runner.change(STRIKES, command, amendStrikeDetails, {
      references: whole(partOf, pointer),
      check: (id) => this.circles.check(id, partOf, pointer),
    });
  }
}

@CommandHandler(RetractStrike)
export class RetractStrikeHandler implements ICommandHandler<RetractStrike> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: RetractStrike): Promise<CommandOutcome> {
    return this.runner.change(STRIKES, command, retractStrike);
  }
}

function whole(partOf: string | null, pointer: string) {
  return partOf === null ? [] : [{ pointer, category: STRIKE.name, id: partOf }];
}
