import { ApiProperty } from '@nestjs/swagger';
import {
  DISCREPANCY_KINDS,
  type DiscrepancyKind,
  type Role,
  ROLES,
} from '../../../../projections/discrepancies/answers.js';
import { SubjectDto } from '../count.dto.js';
import { PageDto } from './as-of.dto.js';
import { FigureAnswerDto } from './parts.dto.js';

/** How far figures are apart. */
export class DiscrepancySizeDto {
  /** In the unit of the measure. */
  absolute!: number;
  /** Of the greater one: 0 to 1. */
  @ApiProperty({ minimum: 0, maximum: 1 })
  relative!: number;
}

/** A figure that is concerned: a revision of a count. It can be cited and read for ever. */
export class ConcernedFigureDto {
  @ApiProperty({ enum: ROLES })
  role!: Role;
  /** Of the count. */
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** Of the claim, or of the entry in force. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  @ApiProperty({ format: 'uuid' })
  sourceId!: string;
  subject!: SubjectDto;
  measure!: string;
  group!: string;
  period!: string | null;
  /** `null`: the source does not know. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true })
  figure!: FigureAnswerDto | null;
  recordedAt!: string;
}

/** Figures that do not go together. */
export class DiscrepancyDto {
  /**
   * `claims-disjoint`: claims that stand allow nothing in common; `size` is the gap. `claims-overlap`: they differ, and
   * can all be true; `size` is the most that two of them give for one bound, or for the number itself.
   * `parts-exceed-whole`, `groups-exceed-whole`: parts, or groups of one scheme, surely make more than what contains
   * them; `size` is by how much. `measure-order`: one measure is above another that it is part of. `cumulative-falls`:
   * what is counted since a start is less in a period than in the one that ends next before it, and no entry and no
   * notice says that the series began anew between the two; what is about the count is about the later one.
   * `figure-order`: low, best and high are the wrong way round.
   */
  @ApiProperty({ enum: DISCREPANCY_KINDS })
  kind!: DiscrepancyKind;
  family!: string;
  /** Of the count that differs, or of the whole; so are measure, group and period. */
  subject!: SubjectDto;
  measure!: string;
  group!: string;
  period!: string | null;
  /** Of the subject's place, as is the region. */
  country!: string | null;
  admin1!: string | null;
  @ApiProperty({ type: [ConcernedFigureDto] })
  counts!: readonly ConcernedFigureDto[];
  size!: DiscrepancySizeDto;
  /** When the last of these figures was recorded. */
  since!: string;
}

export class DiscrepancyPageDto extends PageDto {
  @ApiProperty({ type: [DiscrepancyDto] })
  items!: readonly DiscrepancyDto[];
}
