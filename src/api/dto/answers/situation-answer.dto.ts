import { ApiProperty } from '@nestjs/swagger';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { WarningDto } from './command-answer.dto.js';
import { CODES_SCHEMA, PlaceAnswerDto, StatementAnswerDto, SubjectCountDto } from './parts.dto.js';

/** A situation, its details as in force. */
export class SituationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  title!: string;
  kind!: string;
  place!: PlaceAnswerDto;
  /** When it began: an instant or a date; null when it is not known. */
  since!: string | null;
  statement!: StatementAnswerDto;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  /** The head of its stream. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** The entry in force. */
  @ApiProperty({ type: 'integer' })
  detailsRevision!: number;
  @ApiProperty({ type: [SubjectCountDto] })
  counts!: readonly SubjectCountDto[];
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
}

export class SituationAnswerDto extends SituationDto {
  asOf!: AsOfDto;
}

export class SituationPageDto extends PageDto {
  @ApiProperty({ type: [SituationDto] })
  items!: readonly SituationDto[];
}
