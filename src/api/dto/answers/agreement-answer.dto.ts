import { ApiProperty } from '@nestjs/swagger';
import { type Commitment, COMMITMENTS, type Stage, STAGES } from '../../../domain/agreements/details.js';
import { type Cause, CAUSES } from '../../../domain/kernel/cause.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { WarningDto } from './command-answer.dto.js';
import { CODES_SCHEMA, FigureAnswerDto, PlaceAnswerDto, StatementAnswerDto, ValueDto } from './parts.dto.js';
import { StatedAnswerDto } from './stated-answer.dto.js';

/** A state or an organisation. */
export class AgreementPartyAnswerDto {
  name!: string;
  country!: string | null;
}

/** Who signed for a party: a holder of a public office. */
export class SignatoryAnswerDto {
  office!: string;
  name!: string | null;
  country!: string | null;
}

/** How long a term runs: `years`, or `from` and `to`. */
export class TermPeriodAnswerDto {
  @ApiProperty({ type: 'integer', required: false })
  years?: number;
  /** A date; null when open. */
  @ApiProperty({ type: String, format: 'date', nullable: true, required: false })
  from?: string | null;
  /** A date; null when open. */
  @ApiProperty({ type: String, format: 'date', nullable: true, required: false })
  to?: string | null;
}

/** What of a term can change. */
export class TermValueDto {
  /** `null`: the source does not know. */
  figure!: FigureAnswerDto | null;
  period!: TermPeriodAnswerDto | null;
  @ApiProperty({ enum: COMMITMENTS })
  commitment!: Commitment;
}

/** One stage of an agreement's way. */
export class AgreementStageDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
  @ApiProperty({ enum: STAGES })
  stage!: Stage;
  /** Null for the first that is known. */
  @ApiProperty({ enum: STAGES, nullable: true })
  previous!: Stage | null;
  /** Null for the first that is known. */
  reason!: string | null;
  statement!: StatementAnswerDto;
  recordedAt!: string;
  /** As given: an instant in UTC, or a date. */
  statedAt!: string;
  /** Where it stands in stated order. */
  effectiveAt!: string;
  /** Pseudonym. */
  actor!: string;
}

/** A delivery against a term, as in force. */
export class DeliveryDto extends ValueDto {
  @ApiProperty({ format: 'uuid' })
  deliveryId!: string;
  /** An instant in UTC, or a date. */
  deliveredAt!: string;
  /** The entry in force. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  statement!: StatementAnswerDto;
  recordedAt!: string;
  /** As given: an instant in UTC, or a date. */
  statedAt!: string;
  /** Where it stands in stated order. */
  effectiveAt!: string;
  /** Pseudonym. */
  actor!: string;
  /** As they were when the entry was made. */
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
}

/** What deliveries come to. */
export class DeliveredDto {
  /** At least. */
  low!: number;
  /** Null unless each delivery has one. */
  best!: number | null;
  /** At most; null when it is open. */
  high!: number | null;
  /** One of them is. */
  approximate!: boolean;
}

/** One thing that is agreed, as in force. */
export class TermAnswerDto extends TermValueDto {
  termId!: string;
  item!: string;
  category!: string | null;
  /** What the figure counts. */
  unit!: string | null;
  /** The entry in force. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  statement!: StatementAnswerDto;
  @ApiProperty({ type: [DeliveryDto] })
  deliveries!: readonly DeliveryDto[];
  /** What the deliveries come to that stand; null when there is none whose figure is known. */
  delivered!: DeliveredDto | null;
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
}

/** A defence agreement. */
export class AgreementDto extends StatedAnswerDto {
  kind!: string;
  @ApiProperty({ type: [AgreementPartyAnswerDto] })
  parties!: readonly AgreementPartyAnswerDto[];
  @ApiProperty({ type: [SignatoryAnswerDto] })
  signatories!: readonly SignatoryAnswerDto[];
  /** An instant in UTC, or a date. */
  signedAt!: string | null;
  place!: PlaceAnswerDto | null;
  @ApiProperty({ enum: STAGES })
  stage!: Stage;
  /** The entry that brought it there. */
  @ApiProperty({ type: 'integer' })
  stageRevision!: number;
  /** Who says that it is in this stage. */
  stageStatement!: StatementAnswerDto;
  /** In order, from the first that is known. */
  @ApiProperty({ type: [AgreementStageDto] })
  stages!: readonly AgreementStageDto[];
  @ApiProperty({ type: [TermAnswerDto] })
  terms!: readonly TermAnswerDto[];
}

export class AgreementAnswerDto extends AgreementDto {
  asOf!: AsOfDto;
}

export class AgreementPageDto extends PageDto {
  @ApiProperty({ type: [AgreementDto] })
  items!: readonly AgreementDto[];
}

/** One entry of a term's history. It never changes. */
export class TermRevisionDto extends TermValueDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** Wire name of the event. */
  type!: string;
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  eventId!: string;
  recordedAt!: string;
  /** As given: an instant in UTC, or a date. */
  statedAt!: string;
  /** Where it stands in stated order. */
  effectiveAt!: string;
  /** Pseudonym. */
  actor!: string;
  sourceId!: string;
  /** What was in force just before; null for the first entry. */
  previous!: TermValueDto | null;
  @ApiProperty({ enum: CAUSES, nullable: true })
  cause!: Cause | null;
  reason!: string | null;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  noticeId!: string | null;
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
  statement!: StatementAnswerDto;
}

export class TermRevisionPageDto extends PageDto {
  @ApiProperty({ type: [TermRevisionDto] })
  items!: readonly TermRevisionDto[];
}
