import { ApiProperty } from '@nestjs/swagger';
import { DIPLOMATIC_STATUSES, type DiplomaticStatus } from '../../../domain/diplomatic-events/status.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { PlaceAnswerDto, StatementAnswerDto } from './parts.dto.js';
import { StatedAnswerDto } from './stated-answer.dto.js';

/** A state, a body or the holder of an office that takes part. */
export class ParticipantAnswerDto {
  name!: string;
  country!: string | null;
}

/** The announcement of a diplomatic event, or a change of its status. */
export class DiplomaticHistoryEntryDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** Wire name of the event. */
  type!: string;
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  @ApiProperty({ enum: DIPLOMATIC_STATUSES })
  status!: DiplomaticStatus;
  /** Null at the first. */
  @ApiProperty({ enum: DIPLOMATIC_STATUSES, nullable: true })
  previousStatus!: DiplomaticStatus | null;
  /** The date that stands after this entry. */
  scheduledFor!: string | null;
  /** Null at an announcement and at an outcome. */
  reason!: string | null;
  /** What came of it; null except at an outcome. */
  summary!: string | null;
  statement!: StatementAnswerDto;
  recordedAt!: string;
  /** As given: an instant in UTC, or a date. */
  statedAt!: string;
  effectiveAt!: string;
  actor!: string;
  note!: string | null;
}

/** A diplomatic event, with its status in force. */
export class DiplomaticEventDto extends StatedAnswerDto {
  kind!: string;
  @ApiProperty({ type: [ParticipantAnswerDto] })
  participants!: readonly ParticipantAnswerDto[];
  place!: PlaceAnswerDto | null;
  @ApiProperty({ enum: DIPLOMATIC_STATUSES })
  status!: DiplomaticStatus;
  /** The last date that was named: an instant or a date; null while none is known. */
  scheduledFor!: string | null;
  /** What came of it. */
  summary!: string | null;
  /** In order of revision. */
  @ApiProperty({ type: [DiplomaticHistoryEntryDto] })
  history!: readonly DiplomaticHistoryEntryDto[];
}

export class DiplomaticEventAnswerDto extends DiplomaticEventDto {
  asOf!: AsOfDto;
}

export class DiplomaticEventPageDto extends PageDto {
  @ApiProperty({ type: [DiplomaticEventDto] })
  items!: readonly DiplomaticEventDto[];
}
