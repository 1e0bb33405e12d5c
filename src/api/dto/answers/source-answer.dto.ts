import { ApiProperty } from '@nestjs/swagger';
import { RELIABILITIES, type Reliability } from '../../../domain/sources/events.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { ScorecardDto } from './volatility-answer.dto.js';
import { CODES_SCHEMA } from './parts.dto.js';

/** One judgement of a source's reliability. */
export class SourceGradeDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
  @ApiProperty({ enum: RELIABILITIES })
  reliability!: Reliability;
  @ApiProperty({ enum: RELIABILITIES, nullable: true })
  previous!: Reliability | null;
  reason!: string;
  recordedAt!: string;
  actor!: string;
}

/** Somebody who states. */
export class SourceDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  name!: string;
  kind!: string;
  country!: string | null;
  url!: string | null;
  /** By the Admiralty code; null when it was never graded. */
  @ApiProperty({ enum: RELIABILITIES, nullable: true })
  reliability!: Reliability | null;
  /** In order. */
  @ApiProperty({ type: [SourceGradeDto] })
  grades!: readonly SourceGradeDto[];
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  /** In lists it names no inputs. */
  scorecard!: ScorecardDto;
  /** The head of its stream. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** When it was registered. */
  recordedAt!: string;
  /** Who registered it. */
  actor!: string;
}

export class SourceAnswerDto extends SourceDto {
  asOf!: AsOfDto;
}

export class SourcePageDto extends PageDto {
  @ApiProperty({ type: [SourceDto] })
  items!: readonly SourceDto[];
}
