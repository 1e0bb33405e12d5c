import { ApiProperty } from '@nestjs/swagger';
import { type Accumulation, ACCUMULATIONS, type Basis, BASES } from '../../../domain/kernel/measure.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { CODES_SCHEMA } from './parts.dto.js';

/** What measures and groups have in common. */
abstract class DefinitionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** What counts name it by. */
  code!: string;
  label!: string;
  /** Part of the ledger itself: there at every point. */
  builtIn!: boolean;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  /** The head of its stream; 0 for what is built in. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** When it was defined; null for what is built in. */
  recordedAt!: string | null;
  /** Who defined it; null for what is built in. */
  actor!: string | null;
}

/** A measure, built in or defined. */
export class MeasureDefinitionDto extends DefinitionDto {
  /** The family of counts that it belongs to. */
  family!: string;
  /** `text`: coded words; its figures have only `asStated`. */
  unit!: string;
  @ApiProperty({ enum: ACCUMULATIONS })
  accumulation!: Accumulation;
  @ApiProperty({ enum: BASES })
  basis!: Basis;
  /** Decimal places that its figures may have. */
  @ApiProperty({ type: 'integer' })
  decimals!: number;
}

export class MeasureDefinitionAnswerDto extends MeasureDefinitionDto {
  asOf!: AsOfDto;
}

export class MeasureDefinitionPageDto extends PageDto {
  @ApiProperty({ type: [MeasureDefinitionDto] })
  items!: readonly MeasureDefinitionDto[];
}

/** A group, built in or defined. */
export class GroupDefinitionDto extends DefinitionDto {
  /** Groups of one scheme and within one group never overlap. Null for `all`. */
  scheme!: string | null;
  /** The group that contains it; null for `all`. */
  within!: string | null;
}

export class GroupDefinitionAnswerDto extends GroupDefinitionDto {
  asOf!: AsOfDto;
}

export class GroupDefinitionPageDto extends PageDto {
  @ApiProperty({ type: [GroupDefinitionDto] })
  items!: readonly GroupDefinitionDto[];
}
