import type { AmendStrikeDetails, ReportStrike, RetractStrike } from '../../domain/strikes/commands.js';
import { uuid } from './checks.js';
import { Changes, May } from './members.js';
import {
  StrikeChangesDto,
  StrikeDetailsDto,
  toStrikeChanges,
  toStrikeDetails,
} from './strike-details.dto.js';
import { CausedDto, ReasonedDto, toCaused, toReasoned, toStated } from './stated.dto.js';

/** One attack at one place and time, or a whole attack wave that other strikes are part of. */
export class ReportStrikeDto extends StrikeDetailsDto {
  /** The id that it shall have; without one, the ledger makes one. */
  @May(uuid)
  id?: string | null;
}

export function toReportStrike(dto: ReportStrikeDto): ReportStrike {
  return { ...toStated(dto), details: toStrikeDetails(dto) };
}

/** Other details. An amendment of a retracted strike reopens it. */
export class AmendStrikeDetailsDto extends CausedDto {
  @Changes(() => StrikeChangesDto)
  changes!: StrikeChangesDto;
}

export function toAmendStrikeDetails(dto: AmendStrikeDetailsDto): AmendStrikeDetails {
  return {
    ...toCaused(dto),
    changes: toStrikeChanges(dto.changes),
  };
}

/** It did not happen, or not as a strike. */
export class RetractStrikeDto extends ReasonedDto {}

export function toRetractStrike(dto: RetractStrikeDto): RetractStrike {
  return { ...toReasoned(dto) };
}
