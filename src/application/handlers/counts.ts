import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { adoptClaim, recordClaim, retractClaim } from '../../domain/counts/claim-decisions.js';
import { amendCount, reportCount, retractCount } from '../../domain/counts/count-decisions.js';
import { rejectMember } from '../../domain/kernel/decision.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  AdoptClaim,
  AmendCount,
  RecordClaim,
  ReportCount,
  RetractClaim,
  RetractCount,
} from '../commands/commands.js';
import { CommandRejectedError } from '../commands/errors.js';
import { commonReferences, statedReferences, statementReferences } from '../commands/references.js';
import { countId } from '../identity/ids.js';
import { CountRunner, type DecideCount } from './count-runner.js';

@CommandHandler(ReportCount)
export class ReportCountHandler implements ICommandHandler<ReportCount> {
  constructor(private readonly counts: CountRunner) {}

  execute({ context, family, id: ownId, input }: ReportCount): Promise<CommandOutcome> {
    const { subject, measure, group, period } = input;
    const id = countId({ family, subject, measure, group, period });
    if (ownId !== null && ownId !== id) {
      throw new CommandRejectedError(
        rejectMember('/id', `a count's id is derived from what it counts: this one is ${id}`).rejection,
      );
    }
    const references = [
      ...statementReferences(input.statement),
      { pointer: '/subject/id', category: subject.type, id: subject.id },
      ...commonReferences(input),
    ];
    const decide: DecideCount = (state, decision) => reportCount(state, input, decision);
    return this.counts.run({ context, family, id }, references, decide, { addressed: false });
  }
}

@CommandHandler(AmendCount)
export class AmendCountHandler implements ICommandHandler<AmendCount> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: AmendCount): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(command, statedReferences(input), (state, decision) =>
      amendCount(state, input, decision),
    );
  }
}

@CommandHandler(RetractCount)
export class RetractCountHandler implements ICommandHandler<RetractCount> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: RetractCount): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(command, statedReferences(input), (state, decision) =>
      retractCount(state, input, decision),
    );
  }
}

@CommandHandler(RecordClaim)
export class RecordClaimHandler implements ICommandHandler<RecordClaim> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: RecordClaim): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(command, statedReferences(input), (state, decision) =>
      recordClaim(state, input, decision),
    );
  }
}

@CommandHandler(AdoptClaim)
export class AdoptClaimHandler implements ICommandHandler<AdoptClaim> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: AdoptClaim): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(command, commonReferences(input), (state, decision) =>
      adoptClaim(state, input, decision),
    );
  }
}

@CommandHandler(RetractClaim)
export class RetractClaimHandler implements ICommandHandler<RetractClaim> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: RetractClaim): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(command, statedReferences(input), (state, decision) =>
      retractClaim(state, input, decision),
    );
  }
}
