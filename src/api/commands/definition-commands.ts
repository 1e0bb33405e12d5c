import { DefineGroup, DefineMeasure } from '../../application/commands/commands.js';
import { DefineGroupDto, DefineMeasureDto, toDefineGroup, toDefineMeasure } from '../dto/definition.dto.js';
import { type CommandCollection, creation } from './command-spec.js';

export const MEASURE_COMMANDS: CommandCollection = {
  path: 'measures',
  tag: 'Measures and groups',
  commands: [
    creation({
      name: 'DefineMeasure',
      summary: 'Define a measure',
      role: 'reviewer',
      problems: ['code-taken'],
      dto: DefineMeasureDto,
      make: (context, id, dto) => new DefineMeasure(context, id, toDefineMeasure(dto)),
    }),
  ],
};

export const GROUP_COMMANDS: CommandCollection = {
  path: 'groups',
  tag: 'Measures and groups',
  commands: [
    creation({
      name: 'DefineGroup',
      summary: 'Define a group',
      role: 'reviewer',
      problems: ['code-taken'],
      dto: DefineGroupDto,
      make: (context, id, dto) => new DefineGroup(context, id, toDefineGroup(dto)),
    }),
  ],
};
