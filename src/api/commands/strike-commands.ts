import {
  AmendStrikeDetails,
  CorroborateStrike,
  DisputeStrike,
  ReportStrike,
  RetractCorroboration,
  RetractDispute,
  RetractStrike,
} from '../../application/commands/commands.js';
import {
  CorroborateStrikeDto,
  DisputeStrikeDto,
  RetractStanceDto,
  toRetractStance,
  toTakeStance,
} from '../dto/stance.dto.js';
import {
  AmendStrikeDetailsDto,
  ReportStrikeDto,
  RetractStrikeDto,
  toAmendStrikeDetails,
  toReportStrike,
  toRetractStrike,
} from '../dto/strike.dto.js';
import { aboutNumbered, addressed, type CommandCollection, creation } from './command-spec.js';

const STANCE = { name: 'stance', parameter: 'revision' };

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
    addressed({
      name: 'CorroborateStrike',
      path: 'corroborations',
      summary: 'Record that another source confirms a strike, wholly or in part',
      role: 'analyst',
      problems: ['not-found', 'retracted'],
      dto: CorroborateStrikeDto,
      make: (context, id, dto) => new CorroborateStrike(context, id, toTakeStance(dto)),
    }),
    addressed({
      name: 'DisputeStrike',
      path: 'disputes',
      summary: 'Record that another source contests a strike, wholly or in part',
      role: 'analyst',
      problems: ['not-found', 'retracted'],
      dto: DisputeStrikeDto,
      make: (context, id, dto) => new DisputeStrike(context, id, toTakeStance(dto)),
    }),
    aboutNumbered({
      name: 'RetractCorroboration',
      path: 'corroborations/:revision/retraction',
      part: STANCE,
      summary: 'Take a corroboration back',
      role: 'analyst',
      problems: ['not-found'],
      dto: RetractStanceDto,
      make: (context, id, stance, dto) => new RetractCorroboration(context, id, toRetractStance(dto, stance)),
    }),
    aboutNumbered({
      name: 'RetractDispute',
      path: 'disputes/:revision/retraction',
      part: STANCE,
      summary: 'Take a dispute back',
      role: 'analyst',
      problems: ['not-found'],
      dto: RetractStanceDto,
      make: (context, id, stance, dto) => new RetractDispute(context, id, toRetractStance(dto, stance)),
    }),
  ],
};
