import { ApiProperty } from '@nestjs/swagger';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { WarningDto } from './command-answer.dto.js';
import {
  CODES_SCHEMA,
  OccurredAnswerDto,
  PlaceAnswerDto,
  StatementAnswerDto,
  ValueDto,
} from './parts.dto.js';

/** A side of a clash. */
export class PartyAnswerDto {
  group!: string;
  name!: string;
}

export class TargetAnswerDto {
  kind!: string;
  name!: string | null;
}

export const STRIKE_STATUSES = [
  'claimed',
  'partially_corroborated',
  'corroborated',
  'disputed',
  'retracted',
] as const;

/** A strike that is part of another. */
export class StrikePartDto {
  id!: string;
  title!: string;
  @ApiProperty({ enum: STRIKE_STATUSES })
  status!: (typeof STRIKE_STATUSES)[number];
}

/** A count about a strike, with its figure in force. */
export class StrikeCountDto extends ValueDto {
  id!: string;
  family!: string;
  measure!: string;
  group!: string;
  period!: string | null;
  /** Of the figure in force. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
}

/** A strike, its details as in force. */
export class StrikeDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: STRIKE_STATUSES })
  status!: (typeof STRIKE_STATUSES)[number];
  title!: string;
  @ApiProperty({ type: [String] })
  means!: readonly string[];
  attacker!: string | null;
  @ApiProperty({ type: [PartyAnswerDto] })
  parties!: readonly PartyAnswerDto[];
  target!: TargetAnswerDto | null;
  occurred!: OccurredAnswerDto;
  place!: PlaceAnswerDto;
  @ApiProperty({ type: [String] })
  regions!: readonly string[];
  /** The strike that it is a part of. */
  partOf!: string | null;
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
  @ApiProperty({ type: [StrikePartDto] })
  parts!: readonly StrikePartDto[];
  @ApiProperty({ type: [StrikeCountDto] })
  counts!: readonly StrikeCountDto[];
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
}

export class StrikeAnswerDto extends StrikeDto {
  asOf!: AsOfDto;
}

export class StrikePageDto extends PageDto {
  @ApiProperty({ type: [StrikeDto] })
  items!: readonly StrikeDto[];
}
