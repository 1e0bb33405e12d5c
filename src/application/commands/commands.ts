import { Command } from '@nestjs/cqrs';
import type * as agreements from '../../domain/agreements/commands.js';
import type * as counts from '../../domain/counts/commands.js';
import type * as corrections from '../../domain/counts/correction-commands.js';
import type * as notices from '../../domain/notices/commands.js';
import type * as diplomacy from '../../domain/diplomatic-events/commands.js';
import type * as situations from '../../domain/situations/commands.js';
import type * as groups from '../../domain/groups/commands.js';
import type * as measures from '../../domain/measures/commands.js';
import type * as series from '../../domain/series/commands.js';
import type * as sources from '../../domain/sources/commands.js';
import type * as strikes from '../../domain/strikes/commands.js';
import type { CommandContext } from './command-context.js';
import type { CommandOutcome } from './command-outcome.js';

/** A command that makes a resource; `id` is the client's own, if it brought one. */
abstract class Creation<Input> extends Command<CommandOutcome> {
  constructor(
    readonly context: CommandContext,
    readonly id: string | null,
    readonly input: Input,
  ) {
    super();
  }
}

/** A command addressed to a resource. */
abstract class Addressed<Input> extends Command<CommandOutcome> {
  constructor(
    readonly context: CommandContext,
    readonly id: string,
    readonly input: Input,
  ) {
    super();
  }
}

/** A command addressed to a count of a family. */
abstract class AddressedCount<Input> extends Command<CommandOutcome> {
  constructor(
    readonly context: CommandContext,
    readonly family: string,
    readonly id: string,
    readonly input: Input,
  ) {
    super();
  }
}

export class RegisterSource extends Creation<sources.RegisterSource> {}
export class GradeSource extends Addressed<sources.GradeSource> {}

export class ReportStrike extends Creation<strikes.ReportStrike> {}
export class AmendStrikeDetails extends Addressed<strikes.AmendStrikeDetails> {}
export class RetractStrike extends Addressed<strikes.RetractStrike> {}
export class CorroborateStrike extends Addressed<strikes.TakeStance> {}
export class DisputeStrike extends Addressed<strikes.TakeStance> {}
export class RetractCorroboration extends Addressed<strikes.RetractStance> {}
export class RetractDispute extends Addressed<strikes.RetractStance> {}

export class RecordNotice extends Creation<notices.RecordNotice> {}
export class RetractNotice extends Addressed<notices.RetractNotice> {}

export class OpenSituation extends Creation<situations.OpenSituation> {}
export class AmendSituation extends Addressed<situations.AmendSituation> {}

export class AnnounceDiplomaticEvent extends Creation<diplomacy.AnnounceDiplomaticEvent> {}
export class PostponeDiplomaticEvent extends Addressed<diplomacy.PostponeDiplomaticEvent> {}
export class HoldDiplomaticEvent extends Addressed<diplomacy.HoldDiplomaticEvent> {}
export class RecordDiplomaticOutcome extends Addressed<diplomacy.RecordDiplomaticOutcome> {}
export class CancelDiplomaticEvent extends Addressed<diplomacy.CancelDiplomaticEvent> {}

/** Its id is derived from family and code; one that the client brings has to be that. */
export class DefineMeasure extends Creation<measures.DefineMeasure> {}
/** Its id is derived from its code; one that the client brings has to be that. */
export class DefineGroup extends Creation<groups.DefineGroup> {}

export class DefineSeries extends Creation<series.DefineSeries> {}
export class AmendSeries extends Addressed<series.AmendSeries> {}

/** Its id is derived from what it counts; one that the client brings has to be that. */
export class ReportCount extends Command<CommandOutcome> {
  constructor(
    readonly context: CommandContext,
    readonly family: string,
    readonly id: string | null,
    readonly input: counts.ReportCount,
  ) {
    super();
  }
}
export class AmendCount extends AddressedCount<counts.AmendCount> {}
export class RetractCount extends AddressedCount<counts.RetractCount> {}
export class RecordClaim extends AddressedCount<counts.RecordClaim> {}
export class AdoptClaim extends AddressedCount<counts.AdoptClaim> {}
export class RetractClaim extends AddressedCount<counts.RetractClaim> {}

export class SignDefenseAgreement extends Creation<agreements.SignDefenseAgreement> {}
export class AdvanceAgreementStage extends Addressed<agreements.AdvanceAgreementStage> {}
export class AmendAgreementTerm extends Addressed<agreements.AmendAgreementTerm> {}
/** Its id is given to the delivery when the command is run. */
export class RecordDelivery extends Addressed<Omit<agreements.RecordDelivery, 'deliveryId'>> {}
export class AmendDelivery extends Addressed<agreements.AmendDelivery> {}
export class RetractDelivery extends Addressed<agreements.RetractDelivery> {}

/** It brings no id of the correction: the ledger makes it. */
export class ProposeCorrection extends AddressedCount<Omit<corrections.ProposeCorrection, 'correctionId'>> {}
export class AcceptCorrection extends AddressedCount<corrections.AcceptCorrection> {}
export class RejectCorrection extends AddressedCount<corrections.RejectCorrection> {}
export class WithdrawCorrection extends AddressedCount<corrections.WithdrawCorrection> {}
