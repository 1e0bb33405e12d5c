import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { advanceAgreementStage, signDefenseAgreement } from '../../domain/agreements/agreement-decisions.js';
import {
  amendDelivery,
  recordDelivery,
  retractDelivery,
} from '../../domain/agreements/delivery-decisions.js';
import { evolveAgreement } from '../../domain/agreements/state.js';
import { amendAgreementTerm } from '../../domain/agreements/term-decisions.js';
import { AGREEMENT } from '../../domain/catalogue/categories.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import {
  AdvanceAgreementStage,
  AmendAgreementTerm,
  AmendDelivery,
  RecordDelivery,
  RetractDelivery,
  SignDefenseAgreement,
} from '../commands/commands.js';
import { newPartId } from '../commands/new-ids.js';
import { StatedRunner } from '../commands/stated-runner.js';

const AGREEMENTS = { category: AGREEMENT, evolve: evolveAgreement };

@CommandHandler(SignDefenseAgreement)
export class SignDefenseAgreementHandler implements ICommandHandler<SignDefenseAgreement> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: SignDefenseAgreement): Promise<CommandOutcome> {
    return this.runner.create(AGREEMENTS, command, signDefenseAgreement);
  }
}

@CommandHandler(AdvanceAgreementStage)
export class AdvanceAgreementStageHandler implements ICommandHandler<AdvanceAgreementStage> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: AdvanceAgreementStage): Promise<CommandOutcome> {
    return this.runner.change(AGREEMENTS, command, advanceAgreementStage);
  }
}

@CommandHandler(AmendAgreementTerm)
export class AmendAgreementTermHandler implements ICommandHandler<AmendAgreementTerm> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: AmendAgreementTerm): Promise<CommandOutcome> {
    return this.runner.change(AGREEMENTS, command, amendAgreementTerm);
  }
}

@CommandHandler(RecordDelivery)
export class RecordDeliveryHandler implements ICommandHandler<RecordDelivery> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: RecordDelivery): Promise<CommandOutcome> {
    const { context, id, input } = command;
    // Once for each request, however often it is decided.
    const delivery = { ...input, deliveryId: newPartId(context, id) };
    return this.runner.change(AGREEMENTS, { context, id, input: delivery }, recordDelivery);
  }
}

@CommandHandler(AmendDelivery)
export class AmendDeliveryHandler implements ICommandHandler<AmendDelivery> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: AmendDelivery): Promise<CommandOutcome> {
    return this.runner.change(AGREEMENTS, command, amendDelivery);
  }
}

@CommandHandler(RetractDelivery)
export class RetractDeliveryHandler implements ICommandHandler<RetractDelivery> {
  constructor(private readonly runner: StatedRunner) {}

  execute(command: RetractDelivery): Promise<CommandOutcome> {
    return this.runner.change(AGREEMENTS, command, retractDelivery);
  }
}
