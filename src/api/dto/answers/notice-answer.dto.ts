import { ApiProperty } from '@nestjs/swagger';
import { type Cause, CAUSES } from '../../../domain/kernel/cause.js';
import { SubjectDto } from '../count.dto.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { CODES_SCHEMA, StatementAnswerDto, STATUSES, type Status } from './parts.dto.js';

/** Counts that a notice concerns. What is null does not narrow it. */
export class NoticeScopeAnswerDto {
  subject!: SubjectDto;
  family!: string | null;
  measure!: string | null;
  group!: string | null;
  /** First day. */
  from!: string | null;
  /** Last day. */
  to!: string | null;
}

export class NoticeRetractionDto {
  reason!: string;
  statement!: StatementAnswerDto;
  recordedAt!: string;
  /** Pseudonym. */
  actor!: string;
}

/** A notice as what it concerns shows it. */
export class ShownNoticeDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: CAUSES })
  cause!: Cause;
  reason!: string;
  statement!: StatementAnswerDto;
  recordedAt!: string;
}

/** One act, or one break in a series, that concerns several counts. */
export class NoticeDto extends ShownNoticeDto {
  @ApiProperty({ enum: STATUSES })
  status!: Status;
  @ApiProperty({ type: [NoticeScopeAnswerDto] })
  scope!: readonly NoticeScopeAnswerDto[];
  /** Why it was retracted; null while it stands. */
  @ApiProperty({ type: () => NoticeRetractionDto, nullable: true })
  retraction!: NoticeRetractionDto | null;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  /** The head of its stream. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** Pseudonym of who recorded it. */
  actor!: string;
}

export class NoticeAnswerDto extends NoticeDto {
  asOf!: AsOfDto;
}

export class NoticePageDto extends PageDto {
  @ApiProperty({ type: [NoticeDto] })
  items!: readonly NoticeDto[];
}
