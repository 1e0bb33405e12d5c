import { GradeSource, RegisterSource } from '../../application/commands/commands.js';
import { GradeSourceDto, RegisterSourceDto, toGradeSource, toRegisterSource } from '../dto/source.dto.js';
import { addressed, type CommandCollection, creation } from './command-spec.js';

export const SOURCE_COMMANDS: CommandCollection = {
  path: 'sources',
  tag: 'Sources',
  commands: [
    creation({
      name: 'RegisterSource',
      summary: 'Register a source',
      role: 'analyst',
      problems: ['id-taken'],
      dto: RegisterSourceDto,
      make: (context, id, dto) => new RegisterSource(context, id, toRegisterSource(dto)),
    }),
    addressed({
      name: 'GradeSource',
      path: 'grades',
      summary: 'Grade the reliability of a source',
      role: 'reviewer',
      problems: ['not-found'],
      dto: GradeSourceDto,
      make: (context, id, dto) => new GradeSource(context, id, toGradeSource(dto)),
    }),
  ],
};
