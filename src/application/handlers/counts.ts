import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { adoptClaim, recordClaim, retractClaim } from '../../domain/counts/claim-decisions.js';
import { amendCount, reportCount, retractCount } from '../../domain/counts/count-decisions.js';
import type { CountState } from '../../domain/counts/state.js';
import type { CommonMembers } from '../../domain/kernel/common.js';
import type { Statement } from '../../domain/kernel/statement.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  AdoptClaim,
  AmendCount,
  RecordClaim,
  ReportCount,
  RetractClaim,
  RetractCount,
} from '../commands/commands.js';
import { commonReferences, statedReferences } from '../commands/references.js';
import { countId } from '../../ids/derived-ids.js';
import { CountRunner, type DecideCount } from '../commands/count-runner.js';
import type { Saying } from '../surroundings/count-surroundings.js';
import { refuseOtherId } from '../commands/own-id.js';

@CommandHandler(ReportCount)
export class ReportCountHandler implements ICommandHandler<ReportCount> {
  constructor(private readonly counts: CountRunner) {}

  execute({ context, family, id: ownId, input }: ReportCount): Promise<CommandOutcome> {
    const { subject, measure, group, period } = input;
    const id = countId({ family, subject, measure, group, period });
    refuseOtherId(ownId, id, "a count's id is derived from what it counts");
    const references = [
      ...statedReferences(input),
      { pointer: '/subject/id', category: subject.type, id: subject.id },
    ];
    const decide: DecideCount = (state, decision) => reportCount(state, input, decision);
    return this.counts.run({ context, family, id }, references, decide, {
      reports: input,
      says: () => sayingOf(input, true),
    });
  }
}

@CommandHandler(AmendCount)
export class AmendCountHandler implements ICommandHandler<AmendCount> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: AmendCount): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(
      command,
      statedReferences(input),
      (state, decision) => amendCount(state, input, decision),
      { says: () => sayingOf(input, true) },
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
    return this.counts.run(
      command,
      statedReferences(input),
      (state, decision) => recordClaim(state, input, decision),
      { says: () => sayingOf(input, false) },
    );
  }
}

@CommandHandler(AdoptClaim)
export class AdoptClaimHandler implements ICommandHandler<AdoptClaim> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: AdoptClaim): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(
      command,
      commonReferences(input),
      (state, decision) => adoptClaim(state, input, decision),
      { says: (state) => adoptionOf(state, input.claim, input) },
    );
  }
}

@CommandHandler(RetractClaim)
export class RetractClaimHandler implements ICommandHandler<RetractClaim> {
  constructor(private readonly counts: CountRunner) {}

  execute(command: RetractClaim): Promise<CommandOutcome> {
    const { input } = command;
    return this.counts.run(
      command,
      statedReferences(input),
      (state, decision) => retractClaim(state, input, decision),
      { says: (state) => adoptionOf(state, input.adopt, input) },
    );
  }
}

function sayingOf(
  { statement, noticeId }: { readonly statement: Statement; readonly noticeId: string | null },
  setsFigure: boolean,
): Saying {
  return { sourceId: statement.sourceId, noticeId, setsFigure };
}

/** What the adoption of a claim says: what its source did. */
function adoptionOf(
  state: CountState | null,
  revision: number | null,
  { noticeId }: CommonMembers,
): Saying | null {
  const claim = state?.claims.find((candidate) => candidate.revision === revision);
  return claim ? sayingOf({ statement: claim.statement, noticeId }, true) : null;
}
