import type { AdoptClaim, RecordClaim, RetractClaim } from '../../domain/counts/commands.js';
import { text, wholeNumber } from './checks.js';
import { FigureDto, IsFigure, toFigure } from './figure.dto.js';
import { Is, May } from './members.js';
import { CausedDto, StatedDto, toCaused, toStated } from './stated.dto.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

/** A source's figure beside the one in force. */
export class RecordClaimDto extends StatedDto {
  /** `null`: the source says that it does not know, or tracks it no longer. */
  @IsFigure()
  figure!: FigureDto | null;
}

export function toRecordClaim(dto: RecordClaimDto): RecordClaim {
  return { ...toStated(dto), figure: toFigure(dto.figure) };
}

/** A claim becomes the figure in force. */
export class AdoptClaimDto extends WritingDto {
  @Is(text(2_000))
  reason!: string;
}

/** @param claim the revision of the claim, from the path */
export function toAdoptClaim(dto: AdoptClaimDto, claim: number): AdoptClaim {
  return { ...toCommonMembers(dto), claim, reason: dto.reason };
}

/** A claim is taken back. */
export class RetractClaimDto extends CausedDto {
  /** The revision of the claim that takes the place of the one in force. */
  @May(wholeNumber(0))
  adopt?: number | null;
}

/** @param claim the revision of the claim, from the path */
export function toRetractClaim(dto: RetractClaimDto, claim: number): RetractClaim {
  return {
    ...toCaused(dto),
    claim,
    adopt: dto.adopt ?? null,
  };
}
