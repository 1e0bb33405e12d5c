import { ApiProperty } from '@nestjs/swagger';
import { WarningDto } from './command-answer.dto.js';
import { CODES_SCHEMA, StatementAnswerDto, SubjectCountDto } from './parts.dto.js';

/** What answers about a resource have in common that somebody stated. */
export abstract class StatedAnswerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  title!: string;
  /** Of the entry in force; of an agreement, of its first. */
  statement!: StatementAnswerDto;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  /** The head of its stream. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
}

/** What answers about a subject of counts have in common. */
export abstract class SubjectAnswerDto extends StatedAnswerDto {
  /** The entry in force. */
  @ApiProperty({ type: 'integer' })
  detailsRevision!: number;
  @ApiProperty({ type: [SubjectCountDto] })
  counts!: readonly SubjectCountDto[];
}
