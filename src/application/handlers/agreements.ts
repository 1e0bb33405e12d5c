import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { advanceAgreementStage, signDefenseAgreement } from '../../domain/agreements/agreement-decisions.js';
import {
  amendDelivery,
  recordDelivery,
  retractDelivery,
} from '../../domain/agreements/delivery-decisions.js';
import { amendAgreementTerm } from '../../domain/agreements/term-decisions.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  AdvanceAgreementStage,
  AmendAgreementTerm,
  AmendDelivery,
  RecordDelivery,
  RetractDelivery,
  SignDefenseAgreement,
} from '../commands/commands.js';
import { newPartId, newResourceId } from '../identity/ids.js';
import { AgreementRunner } from './agreement-runner.js';

@CommandHandler(SignDefenseAgreement)
export class SignDefenseAgreementHandler implements ICommandHandler<SignDefenseAgreement> {
  constructor(private readonly runner: AgreementRunner) {}

  execute({ context, id, input }: SignDefenseAgreement): Promise<CommandOutcome> {
    return this.runner.run(
      { context, id: id ?? newResourceId(context), input },
      (state, decision) => signDefenseAgreement(state, input, decision),
      false,
    );
  }
}

@CommandHandler(AdvanceAgreementStage)
export class AdvanceAgreementStageHandler implements ICommandHandler<AdvanceAgreementStage> {
  constructor(private readonly runner: AgreementRunner) {}

  execute(command: AdvanceAgreementStage): Promise<CommandOutcome> {
    return this.runner.run(command, (state, decision) =>
      advanceAgreementStage(state, command.input, decision),
    );
  }
}

@CommandHandler(AmendAgreementTerm)
export class AmendAgreementTermHandler implements ICommandHandler<AmendAgreementTerm> {
  constructor(private readonly runner: AgreementRunner) {}

  execute(command: AmendAgreementTerm): Promise<CommandOutcome> {
    return this.runner.run(command, (state, decision) => amendAgreementTerm(state, command.input, decision));
  }
}

@CommandHandler(RecordDelivery)
export class RecordDeliveryHandler implements ICommandHandler<RecordDelivery> {
  constructor(private readonly runner: AgreementRunner) {}

  execute({ context, id, input }: RecordDelivery): Promise<CommandOutcome> {
    // Once for each request, however often it is decided.
    const delivery = { ...input, deliveryId: newPartId(context, id) };
    return this.runner.run({ context, id, input }, (state, decision) =>
      recordDelivery(state, delivery, decision),
    );
  }
}

@CommandHandler(AmendDelivery)
export class AmendDeliveryHandler implements ICommandHandler<AmendDelivery> {
  constructor(private readonly runner: AgreementRunner) {}

  execute(command: AmendDelivery): Promise<CommandOutcome> {
    return this.runner.run(command, (state, decision) => amendDelivery(state, command.input, decision));
  }
}

@CommandHandler(RetractDelivery)
export class RetractDeliveryHandler implements ICommandHandler<RetractDelivery> {
  constructor(private readonly runner: AgreementRunner) {}

  execute(command: RetractDelivery): Promise<CommandOutcome> {
    return this.runner.run(command, (state, decision) => retractDelivery(state, command.input, decision));
  }
}
