import { GradeSource, RegisterSource } from '../../application/commands/commands.js';
import { GradeSourceDto, RegisterSourceDto, toGradeSource, toRegisterSource } from '../dto/source.dto.js';
import { addressed, creation } from './command-spec.js';

export const REGISTER_SOURCE = creation(
  'RegisterSource',
  'analyst',
  RegisterSourceDto,
  (context, id, dto) => new RegisterSource(context, id, toRegisterSource(dto)),
);

export const GRADE_SOURCE = addressed(
  'GradeSource',
  'reviewer',
  GradeSourceDto,
  (context, id, dto) => new GradeSource(context, id, toGradeSource(dto)),
);
