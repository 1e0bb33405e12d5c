import type { AmendCount, ReportCount, RetractCount } from '../../domain/counts/commands.js';
import { type Dating, DATINGS } from '../../domain/counts/events.js';
import { ALL } from '../../domain/counts/groups.js';
import type { SubjectType } from '../../domain/counts/identity.js';
import type { Cause } from '../../domain/kernel/cause.js';
import { parsePeriod, type Period } from '../../domain/kernel/period.js';
import { cause } from './cause.js';
import { flag, oneOf, period, quantityCode, uuid, wholeNumber } from './checks.js';
import { FigureDto, IsFigure, toFigure } from './figure.dto.js';
import { Is, May, Nested } from './members.js';
import { CausedDto, ReasonedDto, StatedDto, toCaused, toReasoned, toStated } from './stated.dto.js';

const SUBJECT_TYPES: readonly SubjectType[] = ['strike', 'situation'];

/** What a count is about. */
export class SubjectDto {
  @Is(oneOf(SUBJECT_TYPES))
  type!: SubjectType;

  @Is(uuid)
  id!: string;
}

/** The first report of a quantity, or its report again after a retraction. */
export class ReportCountDto extends StatedDto {
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
}

export function toReportCount(dto: ReportCountDto): ReportCount {
  return {
    ...toStated(dto),
    subject: { type: dto.subject.type, id: dto.subject.id },
    measure: dto.measure,
    group: dto.group ?? ALL,
    period: toPeriod(dto.period),
    running: dto.running ?? false,
    dating: dto.dating ?? 'occurred',
    figure: toFigure(dto.figure),
  };
}

/** A change of the figure in force, or an earlier entry set right. */
export class AmendCountDto extends ReasonedDto {
  /** `null`: the source says that it does not know, or tracks it no longer. */
  @IsFigure()
  figure!: FigureDto | null;

  @May(cause('Only a running count has a default: `developed`.'))
  cause?: Cause | null;

  /** The revision of an earlier entry that this sets right, instead of moving the figure. */
  @May(wholeNumber(0))
  corrects?: number | null;
}

export function toAmendCount(dto: AmendCountDto): AmendCount {
  return {
    ...toReasoned(dto),
    figure: toFigure(dto.figure),
    cause: dto.cause ?? null,
    corrects: dto.corrects ?? null,
  };
}

/** The count is taken back. */
export class RetractCountDto extends CausedDto {}

export function toRetractCount(dto: RetractCountDto): RetractCount {
  return {
    ...toCaused(dto),
  };
}

/** The normal form of a period that was checked before. */
function toPeriod(text: string | null | undefined): Period | null {
  return text == null ? null : parsePeriod(text);
}
