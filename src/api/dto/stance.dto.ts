import { IsOptional } from 'class-validator';
import type { RetractStance, TakeStance } from '../../domain/strikes/commands.js';
import { type Extent, EXTENTS } from '../../domain/strikes/events.js';
import { oneOf, text } from './checks.js';
import { Is, May, Nested } from './members.js';
import { StatementDto, toStatement } from './statement.dto.js';
import { SomeStrikeDetailsDto, toStatedDetails } from './strike-details.dto.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

/** Another source confirms a strike, or part of what is said of it. */
export class CorroborateStrikeDto extends WritingDto {
  /** `partial`: it confirms some of it, such as explosions whose target it does not name. */
  @Is(oneOf(EXTENTS))
  extent!: Extent;

  /** What this source says of the strike, member by member. */
  @IsOptional()
  @Nested(() => SomeStrikeDetailsDto)
  details?: SomeStrikeDetailsDto | null;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

/** Another source contradicts a strike, or part of what is said of it. */
export class DisputeStrikeDto extends WritingDto {
  /** Whether it contests all of it (when absent) or some of it. */
  @May(oneOf(EXTENTS))
  extent?: Extent | null;

  /** What this source says of the strike, member by member. */
  @IsOptional()
  @Nested(() => SomeStrikeDetailsDto)
  details?: SomeStrikeDetailsDto | null;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

export function toTakeStance(dto: CorroborateStrikeDto | DisputeStrikeDto): TakeStance {
  return {
    ...toCommonMembers(dto),
    extent: dto.extent ?? 'full',
    details: toStatedDetails(dto.details ?? {}),
    statement: toStatement(dto.statement),
  };
}

/** What a source said of a strike is taken back. */
export class RetractStanceDto extends WritingDto {
  @Is(text(2_000))
  reason!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

/** @param stance the revision of the stance, from the path */
export function toRetractStance(dto: RetractStanceDto, stance: number): RetractStance {
  return {
    ...toCommonMembers(dto),
    stance,
    reason: dto.reason,
    statement: toStatement(dto.statement),
  };
}
