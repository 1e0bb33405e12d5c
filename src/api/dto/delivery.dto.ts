import type { AmendDelivery, RecordDelivery, RetractDelivery } from '../../domain/agreements/commands.js';
import { partCode, statedTime } from './checks.js';
import { FigureDto, IsFigure, toFigure } from './figure.dto.js';
import { Is, May, OrAbsent } from './members.js';
import { toStatedTime } from './statement.dto.js';
import { CausedDto, StatedDto, toCaused, toStated } from './stated.dto.js';

/** What was delivered against a term. */
export class RecordDeliveryDto extends StatedDto {
  /** The term of the agreement that it counts against. */
  @Is(partCode)
  termId!: string;

  /** How much, in the unit of the term. `null`: the source says that it does not know. Whole numbers. */
  @IsFigure()
  figure!: FigureDto | null;

  /** An instant, or a date for "some time that day". */
  @Is(statedTime)
  deliveredAt!: string;
}

export function toRecordDelivery(dto: RecordDeliveryDto): Omit<RecordDelivery, 'deliveryId'> {
  return {
    ...toStated(dto),
    termId: dto.termId,
    figure: toFigure(dto.figure),
    deliveredAt: toStatedTime(dto.deliveredAt),
  };
}

/** A change of a delivery. What is absent stays as it is; at least one of figure and deliveredAt is there. */
export class AmendDeliveryDto extends CausedDto {
  /** `null`: the source says that it does not know any longer. Absent: it stays. */
  @OrAbsent()
  @IsFigure()
  figure?: FigureDto | null;

  /** An instant or a date. */
  @May(statedTime)
  deliveredAt?: string | null;
}

/** @param deliveryId from the path */
export function toAmendDelivery(dto: AmendDeliveryDto, deliveryId: string): AmendDelivery {
  const { figure, deliveredAt } = dto;
  return {
    ...toCaused(dto),
    deliveryId,
    changes: {
      ...(figure === undefined ? {} : { figure: toFigure(figure) }),
      ...(deliveredAt == null ? {} : { deliveredAt: toStatedTime(deliveredAt) }),
    },
  };
}

/** A delivery is taken back. */
export class RetractDeliveryDto extends CausedDto {}

/** @param deliveryId from the path */
export function toRetractDelivery(dto: RetractDeliveryDto, deliveryId: string): RetractDelivery {
  return {
    ...toCaused(dto),
    deliveryId,
  };
}
