import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { STRIKE } from '../../domain/catalogue/categories.js';
import { amendStrikeDetails, reportStrike, retractStrike } from '../../domain/strikes/decisions.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { AmendStrikeDetails, ReportStrike, RetractStrike } from '../commands/commands.js';
import { newResourceId } from '../identity/ids.js';
import { PartCircles } from './part-circles.js';
import { StrikeRunner } from './strike-runner.js';

@CommandHandler(ReportStrike)
export class ReportStrikeHandler implements ICommandHandler<ReportStrike> {
  constructor(
    private readonly strikes: StrikeRunner,
    private readonly circles: PartCircles,
  ) {}

  execute({ context, id: ownId, input }: ReportStrike): Promise<CommandOutcome> {
    const id = ownId ?? newResourceId(context);
    const { partOf } = input.details;
    return this.strikes.run(
      { context, id, input },
      (state, decision) => reportStrike(state, input, decision),
      {
        addressed: false,
        references: whole(partOf, '/partOf'),
        check: () => this.circles.check(id, partOf, '/partOf'),
      },
    );
  }
}

@CommandHandler(AmendStrikeDetails)
export class AmendStrikeDetailsHandler implements ICommandHandler<AmendStrikeDetails> {
  constructor(
    private readonly strikes: StrikeRunner,
    private readonly circles: PartCircles,
  ) {}

  execute(command: AmendStrikeDetails): Promise<CommandOutcome> {
    const { id, input } = command;
    const partOf = input.changes.partOf ?? null;
    const pointer = '/changes/partOf';
    return this.strikes.run(command, (state, decision) => amendStrikeDetails(state, input, decision), {
      references: whole(partOf, pointer),
      check: () => this.circles.check(id, partOf, pointer),
    });
  }
}

@CommandHandler(RetractStrike)
export class RetractStrikeHandler implements ICommandHandler<RetractStrike> {
  constructor(private readonly strikes: StrikeRunner) {}

  execute(command: RetractStrike): Promise<CommandOutcome> {
    return this.strikes.run(command, (state, decision) => retractStrike(state, command.input, decision));
  }
}

function whole(partOf: string | null, pointer: string) {
  return partOf === null ? [] : [{ pointer, category: STRIKE.name, id: partOf }];
}
