import type {
  AcceptCorrection,
  ProposeCorrection,
  RejectCorrection,
} from '../../domain/counts/correction-commands.js';
import type { Cause } from '../../domain/kernel/cause.js';
import { cause } from './cause.js';
import { oneOf, text } from './checks.js';
import { FigureDto, IsFigure, toFigure } from './figure.dto.js';
import { Is, May } from './members.js';
import { ReasonedDto, toReasoned } from './stated.dto.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

/** An amendment that is asked for. Somebody else accepts or rejects it. */
export class ProposeCorrectionDto extends ReasonedDto {
  /** `null`: the source says that it does not know, or tracks it no longer. */
  @IsFigure()
  figure!: FigureDto | null;

  @May(cause('Only a running count has a default: `developed`.'))
  cause?: Cause | null;
}

export function toProposeCorrection(dto: ProposeCorrectionDto): Omit<ProposeCorrection, 'correctionId'> {
  return {
    ...toReasoned(dto),
    figure: toFigure(dto.figure),
    cause: dto.cause ?? null,
  };
}

const FIGURE_MOVED = ['accept'] as const;

/** The proposal becomes the figure in force. */
export class AcceptCorrectionDto extends WritingDto {
  /** Why it is accepted. */
  @Is(text(2_000))
  reason!: string;

  /** `accept`: also when the figure is no longer the one that the proposal was made on. */
  @May(oneOf(FIGURE_MOVED))
  figureMoved?: (typeof FIGURE_MOVED)[number] | null;
}

/** @param correctionId from the path */
export function toAcceptCorrection(dto: AcceptCorrectionDto, correctionId: string): AcceptCorrection {
  return {
    ...toCommonMembers(dto),
    correctionId,
    reason: dto.reason,
    figureMoved: dto.figureMoved ?? null,
  };
}

/** The proposal is turned down, or taken back. */
export class CloseCorrectionDto extends WritingDto {
  /** Why. */
  @Is(text(2_000))
  reason!: string;
}

/** What rejects a correction, or withdraws it. @param correctionId from the path */
export function toCloseCorrection(dto: CloseCorrectionDto, correctionId: string): RejectCorrection {
  return { ...toCommonMembers(dto), correctionId, reason: dto.reason };
}
