import { AmendSituation, OpenSituation } from '../../application/commands/commands.js';
import {
  AmendSituationDto,
  OpenSituationDto,
  toAmendSituation,
  toOpenSituation,
} from '../dto/situation.dto.js';
import { addressed, type CommandCollection, creation } from './command-spec.js';

export const SITUATION_COMMANDS: CommandCollection = {
  path: 'situations',
  tag: 'Situations',
  commands: [
    creation({
      name: 'OpenSituation',
      summary: 'Open a situation: a long-running subject of counts',
      role: 'analyst',
      problems: ['id-taken'],
      dto: OpenSituationDto,
      make: (context, id, dto) => new OpenSituation(context, id, toOpenSituation(dto)),
    }),
    addressed({
      name: 'AmendSituation',
      path: 'amendments',
      summary: 'Amend the details of a situation',
      role: 'reviewer',
      ifMatch: 'needed',
      problems: ['not-found'],
      dto: AmendSituationDto,
      make: (context, id, dto) => new AmendSituation(context, id, toAmendSituation(dto)),
    }),
  ],
};
