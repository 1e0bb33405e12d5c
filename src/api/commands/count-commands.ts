import {
  AdoptClaim,
  AmendCount,
  RecordClaim,
  ReportCount,
  RetractClaim,
  RetractCount,
} from '../../application/commands/commands.js';
import { countCategory } from '../../domain/catalogue/categories.js';
import { countNoun, type Family } from '../../domain/counts/families.js';
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
import { aboutNumbered, addressed, type CommandCollection, creation } from './command-spec.js';
import { correctionCommands } from './correction-commands.js';

const CLAIM = { name: 'claim', parameter: 'revision' };

/** The commands about the counts of one family. */
export function countCommands(row: Family): CommandCollection {
  const { code: family, label: heading } = row;
  const noun = countNoun(family);
  const label = heading.toLowerCase();
  return {
    path: countCategory(family).collection,
    tag: heading,
    commands: [
      creation({
        name: `Report${noun}`,
        summary: `Report a figure (${label})`,
        role: 'analyst',
        problems: ['count-exists', 'period-needed'],
        dto: ReportCountDto,
        make: (context, id, dto) => new ReportCount(context, family, id, toReportCount(dto)),
      }),
      addressed({
        name: `Amend${noun}`,
        path: 'amendments',
        summary: `Amend the figure in force (${label})`,
        role: 'reviewer',
        ifMatch: 'needed',
        problems: ['not-found', 'retracted'],
        dto: AmendCountDto,
        make: (context, id, dto) => new AmendCount(context, family, id, toAmendCount(dto)),
      }),
      addressed({
        name: `Retract${noun}`,
        path: 'retraction',
        summary: `Retract a count (${label})`,
        // An analyst takes back what is their own; whose it is, the domain knows.
        role: 'analyst',
        ifMatch: 'needed',
        problems: ['not-found', 'retracted'],
        dto: RetractCountDto,
        make: (context, id, dto) => new RetractCount(context, family, id, toRetractCount(dto)),
      }),
      addressed({
        name: 'RecordClaim',
        operationId: `record${noun}Claim`,
        path: 'claims',
        summary: `Record another source's figure beside the one in force (${label})`,
        role: 'analyst',
        problems: ['not-found', 'retracted'],
        dto: RecordClaimDto,
        make: (context, id, dto) => new RecordClaim(context, family, id, toRecordClaim(dto)),
      }),
      aboutNumbered({
        name: 'AdoptClaim',
        operationId: `adopt${noun}Claim`,
        path: 'claims/:revision/adoption',
        part: CLAIM,
        summary: `Make a claim the figure in force (${label})`,
        role: 'reviewer',
        ifMatch: 'needed',
        problems: ['not-found', 'retracted', 'claim-not-standing'],
        dto: AdoptClaimDto,
        make: (context, id, claim, dto) => new AdoptClaim(context, family, id, toAdoptClaim(dto, claim)),
      }),
      aboutNumbered({
        name: 'RetractClaim',
        operationId: `retract${noun}Claim`,
        path: 'claims/:revision/retraction',
        part: CLAIM,
        summary: `Take a claim back (${label})`,
        role: 'analyst',
        ifMatch: 'sometimes',
        problems: ['not-found', 'retracted', 'claim-not-standing', 'adopt-needed'],
        dto: RetractClaimDto,
        make: (context, id, claim, dto) => new RetractClaim(context, family, id, toRetractClaim(dto, claim)),
      }),
      ...correctionCommands(row),
    ],
  };
}
