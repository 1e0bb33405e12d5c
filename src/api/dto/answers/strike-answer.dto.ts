import { ApiProperty } from '@nestjs/swagger';
import { type Extent, EXTENTS } from '../../../domain/strikes/events.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { OccurredAnswerDto, PlaceAnswerDto, StatementAnswerDto } from './parts.dto.js';
import { SubjectAnswerDto } from './stated-answer.dto.js';

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

/** Some of what is known of a strike. */
export class SomeDetailsAnswerDto {
  title?: string;
  @ApiProperty({ type: [String], required: false })
  means?: readonly string[];
  @ApiProperty({ type: String, required: false, nullable: true })
  attacker?: string | null;
  @ApiProperty({ type: [PartyAnswerDto], required: false })
  parties?: readonly PartyAnswerDto[];
  @ApiProperty({ type: () => TargetAnswerDto, required: false, nullable: true })
  target?: TargetAnswerDto | null;
  occurred?: OccurredAnswerDto;
  place?: PlaceAnswerDto;
  @ApiProperty({ type: [String], required: false })
  regions?: readonly string[];
}

const STANCE_KINDS = ['corroboration', 'dispute'] as const;

/** What another source says of a strike. */
export class StanceAnswerDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
  @ApiProperty({ enum: STANCE_KINDS })
  kind!: (typeof STANCE_KINDS)[number];
  @ApiProperty({ enum: EXTENTS })
  extent!: Extent;
  sourceId!: string;
  /** Members as this source states them. */
  details!: SomeDetailsAnswerDto;
  statement!: StatementAnswerDto;
  recordedAt!: string;
  note!: string | null;
  takenBack!: boolean;
  /** Not taken back, the latest of its source, and not of the source that states the strike. */
  standing!: boolean;
}

/** Why a strike has its status. */
export class StatusExplainedDto {
  because!: string;
  /** Revisions of the stances that make it so. */
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  stances!: readonly number[];
}

/** Members that a source states otherwise than they are in force. */
export class StatedOtherwiseDto {
  sourceId!: string;
  /** Of its stance. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  details!: SomeDetailsAnswerDto;
}

/** A strike that is part of another. */
export class StrikePartDto {
  id!: string;
  title!: string;
  @ApiProperty({ enum: STRIKE_STATUSES })
  status!: (typeof STRIKE_STATUSES)[number];
}

/** A strike, its details as in force. */
export class StrikeDto extends SubjectAnswerDto {
  @ApiProperty({ enum: STRIKE_STATUSES })
  status!: (typeof STRIKE_STATUSES)[number];
  statusExplained!: StatusExplainedDto;
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
  /** What other sources say of it. */
  @ApiProperty({ type: [StanceAnswerDto] })
  stances!: readonly StanceAnswerDto[];
  @ApiProperty({ type: [StatedOtherwiseDto] })
  statedOtherwise!: readonly StatedOtherwiseDto[];
  @ApiProperty({ type: [StrikePartDto] })
  parts!: readonly StrikePartDto[];
}

export class StrikeAnswerDto extends StrikeDto {
  asOf!: AsOfDto;
}

export class StrikePageDto extends PageDto {
  @ApiProperty({ type: [StrikeDto] })
  items!: readonly StrikeDto[];
}

export class PointGeometryDto {
  @ApiProperty({ enum: ['Point'] })
  type!: 'Point';
  /** Longitude and latitude, degrees WGS 84. */
  @ApiProperty({ type: [Number] })
  coordinates!: readonly number[];
}

/** A strike as a Feature of RFC 7946. */
export class StrikeFeatureDto {
  @ApiProperty({ enum: ['Feature'] })
  type!: 'Feature';
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** Null where no point is known. */
  geometry!: PointGeometryDto | null;
  properties!: StrikeDto;
}

export class StrikeFeatureAnswerDto extends StrikeFeatureDto {
  asOf!: AsOfDto;
}
