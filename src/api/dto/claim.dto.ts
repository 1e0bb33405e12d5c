import type { AdoptClaim, RecordClaim, RetractClaim } from '../../domain/counts/commands.js';
import { type Cause, CAUSES } from '../../domain/kernel/cause.js';
import { oneOf, text, wholeNumber } from './checks.js';
import { FigureDto, IsFigure, toFigure } from './figure.dto.js';
import { Is, May, Nested } from './members.js';
import { StatementDto, toStatement } from './statement.dto.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

/** A source's figure beside the one in force. */
export class RecordClaimDto extends WritingDto {
  /** `null`: the source says that it does not know, or tracks it no longer. */
  @IsFigure()
  figure!: FigureDto | null;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

export function toRecordClaim(dto: RecordClaimDto): RecordClaim {
  return { ...toCommonMembers(dto), figure: toFigure(dto.figure), statement: toStatement(dto.statement) };
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
export class RetractClaimDto extends WritingDto {
  /** Why. */
  @Is(oneOf(CAUSES))
  cause!: Cause;

  @Is(text(2_000))
  reason!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;

  /** The revision of the claim that takes the place of the one in force. */
  @May(wholeNumber(0))
  adopt?: number | null;
}

/** @param claim the revision of the claim, from the path */
export function toRetractClaim(dto: RetractClaimDto, claim: number): RetractClaim {
  return {
    ...toCommonMembers(dto),
    claim,
    cause: dto.cause,
    reason: dto.reason,
    statement: toStatement(dto.statement),
    adopt: dto.adopt ?? null,
  };
}
