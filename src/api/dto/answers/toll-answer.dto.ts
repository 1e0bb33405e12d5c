import { ApiProperty } from '@nestjs/swagger';
import { REASONS_TO_LEAVE, type Why } from '../../../domain/tolls/counted.js';
import { AsOfDto } from './as-of.dto.js';
import { WarningDto } from './command-answer.dto.js';
import { ShownNoticeDto } from './notice-answer.dto.js';
import { FigureAnswerDto } from './parts.dto.js';

/**
 * What several figures come to. `low` adds what each is at least, `high` what each is at most, `best` the numbers
 * themselves.
 */
export class FigureSumDto {
  low!: number;
  /** Null unless all have one. */
  @ApiProperty({ type: Number, nullable: true })
  best!: number | null;
  /** Null: open, as soon as one is. */
  @ApiProperty({ type: Number, nullable: true })
  high!: number | null;
  /** At least one of them was said to be. */
  approximate!: boolean;
}

/** A revision of a count that a total stands on. It can be cited and read for ever. */
export class TollInputDto {
  /** Of the count. */
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: 'integer' })
  revision!: number;
  figure!: FigureAnswerDto;
}

/** A whole with a count of its own, against the counts of its parts. */
export class TollWholeDto {
  /** The strike. */
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** Which of the total's `inputs` are its own counts. */
  @ApiProperty({ type: [String], format: 'uuid' })
  inputs!: readonly string[];
  /** What the parts are counted with. */
  @ApiProperty({ type: [TollInputDto] })
  parts!: readonly TollInputDto[];
  /** What no part accounts for. */
  unattributed!: FigureSumDto;
  /** The parts are counted themselves, each with its own key, and of this whole only what is unattributed. */
  onlyRest!: boolean;
}

/** A count that is left out of a total. */
export class TollLeftDto {
  /** Of the count. */
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /**
   * It is `retracted`, its figure is `unknown`, its strike is retracted (`strike-retracted`); a wider period of it
   * counts (`inside`), one that fits into a bucket does (`spans-buckets`), a later level does (`earlier-period`); it
   * lies `partly-inside` the range, or nobody knows when (`undated`); its whole has a count of its own (`in-whole`);
   * where groups are added, it is of `another-scheme` than those, or of none (`no-scheme`).
   */
  @ApiProperty({ enum: REASONS_TO_LEAVE })
  why!: Why;
}

/** A total, and what it stands on. */
export abstract class TollDto {
  family!: string;
  measure!: string;
  group!: string;
  unit!: string;
  /** Null when there is nothing to add. */
  @ApiProperty({ type: () => FigureSumDto, nullable: true })
  figure!: FigureSumDto | null;
  /** What is added: these figures, but of the inputs of a whole with `onlyRest` its `unattributed` instead. */
  @ApiProperty({ type: [TollInputDto] })
  inputs!: readonly TollInputDto[];
  /** What of the wholes no part accounts for, added; null where no whole that has parts is counted. */
  @ApiProperty({ type: () => FigureSumDto, nullable: true })
  unattributed!: FigureSumDto | null;
  @ApiProperty({ type: [TollWholeDto] })
  wholes!: readonly TollWholeDto[];
  @ApiProperty({ type: [TollLeftDto] })
  left!: readonly TollLeftDto[];
  /** `from-subgroups`: groups are added, as there is no count of the group. `parts-exceed-whole`: said as it is. */
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
  /** Those that concern an input and stand. */
  @ApiProperty({ type: [ShownNoticeDto] })
  notices!: readonly ShownNoticeDto[];
}

export class TollAnswerDto extends TollDto {
  asOf!: AsOfDto;
}

export class KeyedTollDto extends TollDto {
  /** A value for each thing that is grouped by; `null` for what cannot be attributed. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  key!: Readonly<Record<string, string | null>>;
}

/** Totals by what they are grouped by. */
export class KeyedTollsAnswerDto {
  @ApiProperty({ type: [KeyedTollDto] })
  items!: readonly KeyedTollDto[];
  asOf!: AsOfDto;
}
