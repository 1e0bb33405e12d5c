import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  acceptCorrection,
  proposeCorrection,
  rejectCorrection,
  withdrawCorrection,
} from '../../domain/counts/correction-decisions.js';
import type { CountState } from '../../domain/counts/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  AcceptCorrection,
  ProposeCorrection,
  RejectCorrection,
  WithdrawCorrection,
} from '../commands/commands.js';
import { commonReferences, statedReferences } from '../commands/references.js';
import { newPartId } from '../commands/new-ids.js';
import { CountRunner } from '../commands/count-runner.js';
import type { Saying } from '../surroundings/count-surroundings.js';

@CommandHandler(ProposeCorrection)
export class ProposeCorrectionHandler implements ICommandHandler<ProposeCorrection> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: ProposeCorrection): Promise<CommandOutcome> {
    // Once for each request, however often it is decided.
    const input = { ...command.input, correctionId: newPartId(command.context, command.id) };
    return this.counts.run(command, statedReferences(input), (state, decision) =>
      proposeCorrection(state, input, decision),
    );
  }
}

@CommandHandler(AcceptCorrection)
export class AcceptCorrectionHandler implements ICommandHandler<AcceptCorrection> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: AcceptCorrection): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(
      command,
      commonReferences(input),
      (state, decision) => acceptCorrection(state, input, decision),
      { says: (state) => acceptanceOf(state, input) },
    );
  }
}

@CommandHandler(RejectCorrection)
export class RejectCorrectionHandler implements ICommandHandler<RejectCorrection> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: RejectCorrection): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(command, commonReferences(input), (state, decision) =>
      rejectCorrection(state, input, decision),
    );
  }
}

@CommandHandler(WithdrawCorrection)
export class WithdrawCorrectionHandler implements ICommandHandler<WithdrawCorrection> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: WithdrawCorrection): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(command, commonReferences(input), (state, decision) =>
      withdrawCorrection(state, input, decision),
    );
  }
}

/** What the acceptance of a correction says: what was proposed. */
function acceptanceOf(
  state: CountState | null,
  { correctionId, noticeId }: { readonly correctionId: string; readonly noticeId: string | null },
): Saying | null {
  const correction = state?.corrections.find(({ id }) => id === correctionId);
  if (!correction) return null;
  const { sourceId } = correction.proposal.statement;
  return { sourceId, noticeId: noticeId ?? correction.noticeId, setsFigure: true };
}
