import { IsOptional } from 'class-validator';
import type { RetractStance, TakeStance } from '../../domain/strikes/commands.js';
import { type Extent, EXTENTS } from '../../domain/strikes/events.js';
import { oneOf } from './checks.js';
import { Is, May, Nested } from './members.js';
import { SomeStrikeDetailsDto, toStatedDetails } from './strike-details.dto.js';
import { ReasonedDto, StatedDto, toReasoned, toStated } from './stated.dto.js';

/** Another source confirms a strike, or part of what is said of it. */
export class CorroborateStrikeDto extends StatedDto {
  /** `partial`: it confirms some of it, such as explosions whose target it does not name. */
  @Is(oneOf(EXTENTS))
  extent!: Extent;

  /** What this source says of the strike, member by member. */
  @IsOptional()
  @Nested(() => SomeStrikeDetailsDto)
  details?: SomeStrikeDetailsDto | null;
}

/** Another source contradicts a strike, or part of what is said of it. */
export class DisputeStrikeDto extends StatedDto {
  /** Whether it contests all of it (when absent) or some of it. */
  @May(oneOf(EXTENTS))
  extent?: Extent | null;

  /** What this source says of the strike, member by member. */
  @IsOptional()
  @Nested(() => SomeStrikeDetailsDto)
  details?: SomeStrikeDetailsDto | null;
}

export function toTakeStance(dto: CorroborateStrikeDto | DisputeStrikeDto): TakeStance {
  return {
    ...toStated(dto),
    extent: dto.extent ?? 'full',
    details: toStatedDetails(dto.details ?? {}),
  };
}

/** What a source said of a strike is taken back. */
export class RetractStanceDto extends ReasonedDto {}

/** @param stance the revision of the stance, from the path */
export function toRetractStance(dto: RetractStanceDto, stance: number): RetractStance {
  return {
    ...toReasoned(dto),
    stance,
  };
}
