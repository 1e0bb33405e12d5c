import {
  AdoptClaim,
  AmendCount,
  RecordClaim,
  ReportCount,
  RetractClaim,
  RetractCount,
} from '../../application/commands/commands.js';
import { countNoun } from '../../domain/counts/families.js';
import {
  AdoptClaimDto,
  RecordClaimDto,
  RetractClaimDto,
  toAdoptClaim,
  toRecordClaim,
  toRetractClaim,
} from '../dto/claim.dto.js';
import {
  AmendCountDto,
  ReportCountDto,
  RetractCountDto,
  toAmendCount,
  toReportCount,
  toRetractCount,
} from '../dto/count.dto.js';
import { aboutClaim, addressed, type CommandSpec } from './command-spec.js';

/** The commands about the counts of one family. */
export function countCommands(family: string) {
  const noun = countNoun(family);
  const report: CommandSpec<ReportCountDto> = {
    name: `Report${noun}`,
    role: 'analyst',
    dto: ReportCountDto,
    make: (context, dto) => new ReportCount(context, family, dto.id ?? null, toReportCount(dto)),
  };
  return {
    report,
    amend: addressed(
      `Amend${noun}`,
      'reviewer',
      AmendCountDto,
      (context, id, dto) => new AmendCount(context, family, id, toAmendCount(dto)),
    ),
    // An analyst takes back what is their own; whose it is, the domain knows.
    retract: addressed(
      `Retract${noun}`,
      'analyst',
      RetractCountDto,
      (context, id, dto) => new RetractCount(context, family, id, toRetractCount(dto)),
    ),
    recordClaim: addressed(
      'RecordClaim',
      'analyst',
      RecordClaimDto,
      (context, id, dto) => new RecordClaim(context, family, id, toRecordClaim(dto)),
    ),
    adoptClaim: aboutClaim(
      'AdoptClaim',
      'reviewer',
      AdoptClaimDto,
      (context, id, claim, dto) => new AdoptClaim(context, family, id, toAdoptClaim(dto, claim)),
    ),
    retractClaim: aboutClaim(
      'RetractClaim',
      'analyst',
      RetractClaimDto,
      (context, id, claim, dto) => new RetractClaim(context, family, id, toRetractClaim(dto, claim)),
    ),
  };
}
