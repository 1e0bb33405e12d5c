import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { STRIKE } from '../../domain/catalogue/categories.js';
import { amendStrikeDetails, reportStrike, retractStrike } from '../../domain/strikes/decisions.js';
import { evolveStrike } from '../../domain/strikes/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { AmendStrikeDetails, ReportStrike, RetractStrike } from '../commands/commands.js';
import { commonReferences, References, statementReferences } from '../commands/references.js';
import { newResourceId } from '../identity/ids.js';
import { PartCircles } from './part-circles.js';

@CommandHandler(ReportStrike)
export class ReportStrikeHandler implements ICommandHandler<ReportStrike> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
    private readonly circles: PartCircles,
  ) {}

  execute({ context, id: ownId, input }: ReportStrike): Promise<CommandOutcome> {
    const id = ownId ?? newResourceId(context);
    const { partOf } = input.details;
    return this.runner.run({
      category: STRIKE,
      id,
      addressed: false,
      context,
      evolve: evolveStrike,
      check: async () => {
        await this.circles.check(id, partOf, '/partOf');
        await this.references.check([
          ...statementReferences(input.statement),
          ...(partOf === null ? [] : [{ pointer: '/partOf', category: STRIKE.name, id: partOf }]),
          ...commonReferences(input),
        ]);
      },
      decide: (state, decision) => reportStrike(state, input, decision),
    });
  }
}

@CommandHandler(AmendStrikeDetails)
export class AmendStrikeDetailsHandler implements ICommandHandler<AmendStrikeDetails> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
    private readonly circles: PartCircles,
  ) {}

  execute({ context, id, input }: AmendStrikeDetails): Promise<CommandOutcome> {
    const partOf = input.changes.partOf ?? null;
    const pointer = '/changes/partOf';
    return this.runner.run({
      category: STRIKE,
      id,
      addressed: true,
      context,
      evolve: evolveStrike,
      check: async () => {
        await this.references.check([
          ...statementReferences(input.statement),
          ...(partOf === null ? [] : [{ pointer, category: STRIKE.name, id: partOf }]),
          ...commonReferences(input),
        ]);
        await this.circles.check(id, partOf, pointer);
      },
      decide: (state, decision) => amendStrikeDetails(state, input, decision),
    });
  }
}

@CommandHandler(RetractStrike)
export class RetractStrikeHandler implements ICommandHandler<RetractStrike> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  execute({ context, id, input }: RetractStrike): Promise<CommandOutcome> {
    return this.runner.run({
      category: STRIKE,
      id,
      addressed: true,
      context,
      evolve: evolveStrike,
      check: () =>
        this.references.check([...statementReferences(input.statement), ...commonReferences(input)]),
      decide: (state, decision) => retractStrike(state, input, decision),
    });
  }
}
