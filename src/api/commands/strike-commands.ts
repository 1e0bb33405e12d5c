import { AmendStrikeDetails, ReportStrike, RetractStrike } from '../../application/commands/commands.js';
import {
  AmendStrikeDetailsDto,
  ReportStrikeDto,
  RetractStrikeDto,
  toAmendStrikeDetails,
  toReportStrike,
  toRetractStrike,
} from '../dto/strike.dto.js';
import { addressed, type CommandCollection, creation } from './command-spec.js';

export const STRIKE_COMMANDS: CommandCollection = {
  path: 'strikes',
  tag: 'Strikes',
  commands: [
    creation({
      name: 'ReportStrike',
      summary: 'Report a strike',
      role: 'analyst',
      problems: ['id-taken', 'part-circle'],
      dto: ReportStrikeDto,
      make: (context, id, dto) => new ReportStrike(context, id, toReportStrike(dto)),
    }),
    addressed({
      name: 'AmendStrikeDetails',
      path: 'amendments',
      summary: 'Amend the details of a strike, or reopen a retracted one',
      role: 'reviewer',
      ifMatch: 'needed',
      problems: ['not-found', 'part-circle'],
      dto: AmendStrikeDetailsDto,
      make: (context, id, dto) => new AmendStrikeDetails(context, id, toAmendStrikeDetails(dto)),
    }),
    addressed({
      name: 'RetractStrike',
      path: 'retraction',
      summary: 'Retract a strike',
      // An analyst takes back what is their own; whose it is, the domain knows.
      role: 'analyst',
      ifMatch: 'needed',
      problems: ['not-found', 'retracted'],
      dto: RetractStrikeDto,
      make: (context, id, dto) => new RetractStrike(context, id, toRetractStrike(dto)),
    }),
  ],
};
