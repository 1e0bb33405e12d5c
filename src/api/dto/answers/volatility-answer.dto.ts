import { ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { type Direction, DIRECTIONS } from '../../../domain/counts/movement.js';
import { type Cause, CAUSES } from '../../../domain/kernel/cause.js';
import { SubjectDto } from '../count.dto.js';
import { PageDto } from './as-of.dto.js';
import { CountIdentityDto } from './count-identity.dto.js';

/** Days from what was said to what revised it, by nearest rank: of n lags in order the ceil(p * n)-th. */
export class LagDaysDto {
  /** p = 0.5. */
  median!: number;
  /** p = 0.9. */
  p90!: number;
}

/** Of the revisions that are held against what they revise. */
export class UpAndDownDto {
  /** Those that went up, divided by all of them. */
  up!: number;
  /** Those that went down, divided by all of them. */
  down!: number;
}

/** Over the revisions that are held against what they revise, with best numbers before and after. */
export class NetDriftDto {
  /** Sum of the number after minus the one before; null where there is none, or they are of several measures. */
  absolute!: number | null;
  /** Mean of that difference divided by the number before, where that is not zero. */
  relative!: number | null;
}

export class CauseShareDto {
  /** Null where none was given. */
  @ApiProperty({ enum: CAUSES, nullable: true })
  cause!: Cause | null;
  @ApiProperty({ type: 'integer' })
  revisions!: number;
}

/** The entries of one count that a statistic is made of. */
export class StatisticInputDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** In stated order. */
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  revisions!: readonly number[];
}

const DIRECTION_COUNTS: ApiPropertyOptions = {
  type: 'object',
  properties: Object.fromEntries(DIRECTIONS.map((direction) => [direction, { type: 'integer' }])),
  additionalProperties: false,
};

/** How often, how late and which way figures were revised. */
export abstract class StatisticDto {
  /** Revisions that are held against what they revise: neither `developed` nor `recording_error` is their cause. */
  @ApiProperty({ type: 'integer' })
  revised!: number;
  /** Revisions because the world moved on: what they revise was right when it was stated. */
  @ApiProperty({ type: 'integer' })
  developed!: number;
  /** Revisions because the ledger or a carrier slipped (`recording_error`). */
  @ApiProperty({ type: 'integer' })
  slips!: number;
  /** `revised` divided by how often something was said; null when nothing was. */
  revisedShare!: number | null;
  /** Of those in `revised`; null when there are none. */
  @ApiProperty({ type: () => LagDaysDto, nullable: true })
  lagDays!: LagDaysDto | null;
  /** How many of those in `revised` went which way. */
  @ApiProperty(DIRECTION_COUNTS)
  directions!: Readonly<Record<Direction, number>>;
  /** Null when there are none. */
  @ApiProperty({ type: () => UpAndDownDto, nullable: true })
  share!: UpAndDownDto | null;
  netDrift!: NetDriftDto;
  /** All revisions, the most frequent cause first. */
  @ApiProperty({ type: [CauseShareDto] })
  byCause!: readonly CauseShareDto[];
  /** How many counts it is made of. */
  @ApiProperty({ type: 'integer' })
  counts!: number;
  /** The entries that it is made of, for up to 1,000 counts; `/v1/volatility?by=count` names all, page by page. */
  @ApiProperty({ type: [StatisticInputDto] })
  inputs!: readonly StatisticInputDto[];
  /** How many counts more there are than `inputs` names. */
  @ApiProperty({ type: 'integer' })
  inputsLeftOut!: number;
}

/**
 * How a source revised its own figures. A claim is revised when the next one of the same source about the same count, in
 * stated order, says otherwise, or when it is taken back before that. What others say plays no part.
 */
export class ScorecardDto extends StatisticDto {
  /** How often it said a figure. */
  @ApiProperty({ type: 'integer' })
  claims!: number;
}

/** A count. */
export class CountKeyDto extends CountIdentityDto {
  @ApiProperty({ format: 'uuid' })
  countId!: string;
}

/** What all counts of a subject have in common. */
export class SubjectKeyDto {
  subject!: SubjectDto;
}

/** What all counts of a measure have in common. */
export class MeasureKeyDto {
  family!: string;
  measure!: string;
}

/** A source, about which it is what its scorecard is. */
export class SourceKeyDto {
  @ApiProperty({ format: 'uuid' })
  sourceId!: string;
}

const KEYS = [CountKeyDto, SubjectKeyDto, MeasureKeyDto, SourceKeyDto] as const;

/** How often, how late and which way figures in force were revised; with a source, its own figures instead. */
export class VolatilityDto extends StatisticDto {
  @ApiProperty({ oneOf: KEYS.map((key) => ({ $ref: getSchemaPath(key) })) })
  key!: CountKeyDto | SubjectKeyDto | MeasureKeyDto | SourceKeyDto;
  /** How many entries set the figure or the status, first reports too; of a source, how often it said a figure. */
  @ApiProperty({ type: 'integer' })
  entries!: number;
}

export class VolatilityPageDto extends PageDto {
  @ApiProperty({ type: [VolatilityDto] })
  items!: readonly VolatilityDto[];
}

/** The schemas that only {@link VolatilityDto} refers to. */
export const VOLATILITY_KEYS = KEYS;
