import { ApiProperty } from '@nestjs/swagger';
import { type Dating, DATINGS } from '../../../domain/counts/events.js';
import { type Cause, CAUSES } from '../../../domain/kernel/cause.js';
import { SubjectDto } from '../count.dto.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { WarningDto } from './command-answer.dto.js';
import { ShownNoticeDto } from './notice-answer.dto.js';
import {
  CELL_SCHEMA,
  CODES_SCHEMA,
  FigureAnswerDto,
  StatementAnswerDto,
  type Status,
  STATUSES,
  ValueDto,
} from './parts.dto.js';

/** A figure as one source stated it. */
export class ClaimAnswerDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
  sourceId!: string;
  /** The series that it came with. */
  @ApiProperty({ type: String, nullable: true })
  seriesId!: string | null;
  /** `null`: the source does not know. */
  figure!: FigureAnswerDto | null;
  /** As given: an instant in UTC, or a date. */
  statedAt!: string;
  recordedAt!: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 6, nullable: true })
  credibility!: number | null;
  /** The figure in force rests on it. */
  adopted!: boolean;
  /** Not taken back, and the latest of its source. */
  standing!: boolean;
}

/** The same quantity for another group. */
export class GroupAnswerDto extends ValueDto {
  group!: string;
  /** Groups of one scheme never overlap; null for a code that is not defined. */
  scheme!: string | null;
  id!: string;
  /** Of the figure in force. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
}

/** A count: one quantity about one subject. */
export class CountDto extends ValueDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  family!: string;
  subject!: SubjectDto;
  measure!: string;
  group!: string;
  period!: string | null;
  running!: boolean;
  @ApiProperty({ enum: DATINGS })
  dating!: Dating;
  unit!: string;
  /** The head of its stream. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** The entry in force. */
  @ApiProperty({ type: 'integer' })
  figureRevision!: number;
  statement!: StatementAnswerDto;
  @ApiProperty({ type: [ClaimAnswerDto] })
  claims!: readonly ClaimAnswerDto[];
  @ApiProperty({ type: [GroupAnswerDto] })
  groups!: readonly GroupAnswerDto[];
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
  /** Notices that concern it and stand. */
  @ApiProperty({ type: [ShownNoticeDto] })
  notices!: readonly ShownNoticeDto[];
  /** Corrections that were proposed and that nobody has decided on. */
  @ApiProperty({ type: 'integer' })
  openCorrections!: number;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
}

export class CountAnswerDto extends CountDto {
  asOf!: AsOfDto;
}

export class CountPageDto extends PageDto {
  @ApiProperty({ type: [CountDto] })
  items!: readonly CountDto[];
}

/** What may have been in force just before an entry. */
export const PREVIOUS_STATUSES = ['none', 'active', 'retracted'] as const;

/** One entry of a count's history. It never changes. */
export class CountRevisionDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** Wire name of the event. */
  type!: string;
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  eventId!: string;
  recordedAt!: string;
  /** As given: an instant in UTC, or a date. Null where nothing is stated: a correction turned down or withdrawn. */
  statedAt!: string | null;
  /** Where it stands in stated order. Null for what is said of a correction, except that it is accepted. */
  effectiveAt!: string | null;
  /** Pseudonym. */
  actor!: string;
  sourceId!: string | null;
  /** Absent on what states no figure: a correction turned down or withdrawn. */
  @ApiProperty({ enum: STATUSES, required: false })
  status?: Status;
  /** The figure that is stated; of a proposal, the one proposed. `null`: the source does not know. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true, required: false })
  figure?: FigureAnswerDto | null;
  /** The last figure before a retraction. Only of a retraction. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true, required: false })
  lastFigure?: FigureAnswerDto | null;
  /** What was in force just before. Absent on what changes no figure. */
  @ApiProperty({ enum: PREVIOUS_STATUSES, required: false })
  previousStatus?: (typeof PREVIOUS_STATUSES)[number];
  /** The figure in force just before, when there was one; `null` when it was unknown. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true, required: false })
  previous?: FigureAnswerDto | null;
  /** Revision of the claim that is adopted or taken back. */
  @ApiProperty({ type: 'integer' })
  claim!: number | null;
  /** Revision of the entry that is set right. */
  @ApiProperty({ type: 'integer' })
  corrects!: number | null;
  @ApiProperty({ enum: CAUSES, nullable: true })
  cause!: Cause | null;
  reason!: string | null;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  /** The correction that it proposes, accepts, rejects or withdraws. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  correctionId!: string | null;
  noticeId!: string | null;
  /** The series whose own entry it is; null for what somebody recorded. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  seriesId!: string | null;
  /** The number of the series' vintage. */
  @ApiProperty({ type: 'integer', nullable: true })
  vintage!: number | null;
  /** The cell as the series published it, type included; null also where the cell vanished. */
  @ApiProperty(CELL_SCHEMA)
  published!: string | number | boolean | null;
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
  /** Of a proposal: what it rests on. Null where nothing is stated. */
  @ApiProperty({ type: () => StatementAnswerDto, nullable: true })
  statement!: StatementAnswerDto | null;
}

export class CountRevisionAnswerDto extends CountRevisionDto {
  asOf!: AsOfDto;
}

export class CountRevisionPageDto extends PageDto {
  @ApiProperty({ type: [CountRevisionDto] })
  items!: readonly CountRevisionDto[];
}
