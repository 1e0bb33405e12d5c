import type { AmendDelivery, RecordDelivery, RetractDelivery } from '../../domain/agreements/commands.js';
import { type Cause, CAUSES } from '../../domain/kernel/cause.js';
import { oneOf, partCode, statedTime, text } from './checks.js';
import { FigureDto, IsFigure, toFigure } from './figure.dto.js';
import { Is, May, Nested, OrAbsent } from './members.js';
import { StatementDto, toStatedTime, toStatement } from './statement.dto.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

/** What was delivered against a term. */
export class RecordDeliveryDto extends WritingDto {
  /** The term of the agreement that it counts against. */
  @Is(partCode)
  termId!: string;

  /** How much, in the unit of the term. `null`: the source says that it does not know. Whole numbers. */
  @IsFigure()
  figure!: FigureDto | null;

  /** An instant, or a date for "some time that day". */
  @Is(statedTime)
  deliveredAt!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

export function toRecordDelivery(dto: RecordDeliveryDto): Omit<RecordDelivery, 'deliveryId'> {
  return {
    ...toCommonMembers(dto),
    termId: dto.termId,
    figure: toFigure(dto.figure),
    deliveredAt: toStatedTime(dto.deliveredAt),
    statement: toStatement(dto.statement),
  };
}

/** A change of a delivery. What is absent stays as it is; at least one of figure and deliveredAt is there. */
export class AmendDeliveryDto extends WritingDto {
  /** `null`: the source says that it does not know any longer. Absent: it stays. */
  @OrAbsent()
  @IsFigure()
  figure?: FigureDto | null;

  /** An instant or a date. */
  @May(statedTime)
  deliveredAt?: string | null;

  /** Why it changed. */
  @Is(oneOf(CAUSES))
  cause!: Cause;

  @Is(text(2_000))
  reason!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

/** @param deliveryId from the path */
export function toAmendDelivery(dto: AmendDeliveryDto, deliveryId: string): AmendDelivery {
  const { figure, deliveredAt } = dto;
  return {
    ...toCommonMembers(dto),
    deliveryId,
    changes: {
      ...(figure === undefined ? {} : { figure: toFigure(figure) }),
      ...(deliveredAt == null ? {} : { deliveredAt: toStatedTime(deliveredAt) }),
    },
    cause: dto.cause,
    reason: dto.reason,
    statement: toStatement(dto.statement),
  };
}

/** A delivery is taken back. */
export class RetractDeliveryDto extends WritingDto {
  /** Why. */
  @Is(oneOf(CAUSES))
  cause!: Cause;

  @Is(text(2_000))
  reason!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

/** @param deliveryId from the path */
export function toRetractDelivery(dto: RetractDeliveryDto, deliveryId: string): RetractDelivery {
  return {
    ...toCommonMembers(dto),
    deliveryId,
    cause: dto.cause,
    reason: dto.reason,
    statement: toStatement(dto.statement),
  };
}
