import { ApiProperty } from '@nestjs/swagger';
import { type Direction, DIRECTIONS } from '../../../domain/counts/movement.js';
import { type Cause, CAUSES } from '../../../domain/kernel/cause.js';
import { SubjectDto } from '../count.dto.js';
import { AsOfDto } from './as-of.dto.js';
import { PREVIOUS_STATUSES } from './count-answer.dto.js';
import { ShownNoticeDto } from './notice-answer.dto.js';
import { FigureAnswerDto, ValueDto } from './parts.dto.js';

/** How far the best number moved, never below zero. Null where one of the two figures has none. */
export class ChangeSizeDto {
  absolute!: number | null;
  /** The absolute size divided by the number before; null also where that was zero. */
  relative!: number | null;
}

/**
 * One change of a count: its report, an amendment, an adoption, the acceptance of a correction, its retraction, its
 * report again. It never changes itself; notices about its count may come later.
 */
export class ChangeDto extends ValueDto {
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  recordedAt!: string;
  /** As given: an instant in UTC, or a date. */
  statedAt!: string;
  /** Where it stands in stated order: for a decision never before what it replaces. */
  effectiveAt!: string;
  @ApiProperty({ format: 'uuid' })
  countId!: string;
  family!: string;
  subject!: SubjectDto;
  measure!: string;
  group!: string;
  period!: string | null;
  /** Of the entry, in the history of its count. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** Wire name of the event. */
  type!: string;
  /** Null for a report, and for an adoption. */
  @ApiProperty({ enum: CAUSES, nullable: true })
  cause!: Cause | null;
  reason!: string | null;
  /** Whose statement it rests on. */
  @ApiProperty({ format: 'uuid' })
  sourceId!: string;
  /** The series that it came with. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  seriesId!: string | null;
  /** Pseudonym. */
  actor!: string;
  /** The correction that it accepts. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  correctionId!: string | null;
  /** The notice that its command named, wherever that stands. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  noticeId!: string | null;
  /** Notices that concern its count and stand, as of the point that was asked for; in a stream, as of when it is sent. */
  @ApiProperty({ type: [ShownNoticeDto] })
  notices!: readonly ShownNoticeDto[];
  /** Revision of the earlier entry that it sets right; null where it moves the figure. */
  @ApiProperty({ type: 'integer', nullable: true })
  corrects!: number | null;
  /** What was in force just before. */
  @ApiProperty({ enum: PREVIOUS_STATUSES })
  previousStatus!: (typeof PREVIOUS_STATUSES)[number];
  /** The figure in force just before, when there was one; `null` when it was unknown. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true, required: false })
  previous?: FigureAnswerDto | null;
  /**
   * `reported`: no figure was in force. `retracted`: none is any more. Of two figures by their best numbers, else `up` or
   * `down` where their bounds lie apart, `none` where they say the same, `unknown` where they do not tell.
   */
  @ApiProperty({ enum: DIRECTIONS })
  direction!: Direction;
  size!: ChangeSizeDto;
}

export class ChangeFeedDto {
  @ApiProperty({ type: [ChangeDto] })
  items!: readonly ChangeDto[];
  /** The last sequence looked at: `after` of the next request. */
  @ApiProperty({ type: 'integer' })
  upTo!: number;
  asOf!: AsOfDto;
}
