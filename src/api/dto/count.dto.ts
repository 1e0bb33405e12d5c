import type { AmendCount, ReportCount, RetractCount } from '../../domain/counts/commands.js';
import { type Dating, DATINGS } from '../../domain/counts/events.js';
import { ALL } from '../../domain/counts/groups.js';
import type { SubjectType } from '../../domain/counts/identity.js';
import { type Cause, CAUSES } from '../../domain/kernel/cause.js';
import { parsePeriod, type Period } from '../../domain/kernel/period.js';
import { flag, oneOf, period, quantityCode, text, uuid, wholeNumber } from './checks.js';
import { FigureDto, IsFigure, toFigure } from './figure.dto.js';
import { Is, May, Nested } from './members.js';
import { StatementDto, toStatement } from './statement.dto.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

const SUBJECT_TYPES: readonly SubjectType[] = ['strike', 'situation'];

/** What a count is about. */
export class SubjectDto {
  @Is(oneOf(SUBJECT_TYPES))
  type!: SubjectType;

  @Is(uuid)
  id!: string;
}

/** The first report of a quantity, or its report again after a retraction. */
export class ReportCountDto extends WritingDto {
  /** For clients that compute it: the id that follows from what is counted. Another one is refused. */
  @May(uuid)
  id?: string | null;

  @Nested(() => SubjectDto)
  subject!: SubjectDto;

  /** A measure of the family, e.g. killed. */
  @Is(quantityCode)
  measure!: string;

  /** Part of the quantity, e.g. children; `all` when absent. */
  @May(quantityCode)
  group?: string | null;

  /** The days that the figure is about. A situation's count needs it, unless it is running. */
  @May(period)
  period?: string | null;

  /** The publisher keeps only the newest value. */
  @May(flag)
  running?: boolean | null;

  /** Whether the period is when it happened (the default) or when it was counted. */
  @May(oneOf(DATINGS))
  dating?: Dating | null;

  /** `null`: the source says that it does not know, or tracks it no longer. */
  @IsFigure()
  figure!: FigureDto | null;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

export function toReportCount(dto: ReportCountDto): ReportCount {
  return {
    ...toCommonMembers(dto),
    subject: { type: dto.subject.type, id: dto.subject.id },
    measure: dto.measure,
    group: dto.group ?? ALL,
    period: toPeriod(dto.period),
    running: dto.running ?? false,
    dating: dto.dating ?? 'occurred',
    figure: toFigure(dto.figure),
    statement: toStatement(dto.statement),
  };
}

/** A change of the figure in force, or an earlier entry set right. */
export class AmendCountDto extends WritingDto {
  /** `null`: the source says that it does not know, or tracks it no longer. */
  @IsFigure()
  figure!: FigureDto | null;

  /** Why the figure changed. Only a running count has a default: developed. */
  @May(oneOf(CAUSES))
  cause?: Cause | null;

  @Is(text(2_000))
  reason!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;

  /** The revision of an earlier entry that this sets right, instead of moving the figure. */
  @May(wholeNumber(0))
  corrects?: number | null;
}

export function toAmendCount(dto: AmendCountDto): AmendCount {
  return {
    ...toCommonMembers(dto),
    figure: toFigure(dto.figure),
    cause: dto.cause ?? null,
    reason: dto.reason,
    statement: toStatement(dto.statement),
    corrects: dto.corrects ?? null,
  };
}

/** The count is taken back. */
export class RetractCountDto extends WritingDto {
  /** Why. */
  @Is(oneOf(CAUSES))
  cause!: Cause;

  @Is(text(2_000))
  reason!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

export function toRetractCount(dto: RetractCountDto): RetractCount {
  return {
    ...toCommonMembers(dto),
    cause: dto.cause,
    reason: dto.reason,
    statement: toStatement(dto.statement),
  };
}

/** The normal form of a period that was checked before. */
function toPeriod(text: string | null | undefined): Period | null {
  return text == null ? null : parsePeriod(text);
}
