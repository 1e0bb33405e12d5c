import { ApiProperty } from '@nestjs/swagger';
import type { CorrectionStatus } from '../../../domain/counts/correction-state.js';
import { type Cause, CAUSES } from '../../../domain/kernel/cause.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { CountIdentityDto } from './count-identity.dto.js';
import { CODES_SCHEMA, FigureAnswerDto, StatementAnswerDto, ValueDto } from './parts.dto.js';

export const CORRECTION_STATUSES: readonly CorrectionStatus[] = ['open', 'accepted', 'rejected', 'withdrawn'];

/** The figure in force that a proposal was made on. */
export class MadeOnDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** `null`: it was not known. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true })
  figure!: FigureAnswerDto | null;
}

/** The figure in force, and the revision that set it. */
export class FigureNowDto extends ValueDto {
  @ApiProperty({ type: 'integer' })
  revision!: number;
}

/** An amendment that somebody proposes and somebody else accepts or rejects. */
export class CorrectionDto extends CountIdentityDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'uuid' })
  countId!: string;
  @ApiProperty({ enum: CORRECTION_STATUSES })
  status!: CorrectionStatus;
  /** The figure proposed. `null`: the source does not know. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true })
  figure!: FigureAnswerDto | null;
  @ApiProperty({ enum: CAUSES })
  cause!: Cause;
  reason!: string;
  statement!: StatementAnswerDto;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  noticeId!: string | null;
  /** Pseudonym. */
  proposer!: string;
  proposedAt!: string;
  /** Revision of the count that is the proposal. */
  @ApiProperty({ type: 'integer' })
  proposedRevision!: number;
  madeOn!: MadeOnDto;
  /** Another entry is in force than the one it was made on. Of one that was accepted: whether so it was by then. */
  figureMoved!: boolean;
  /** Null where nothing of the count is in force at the point. */
  @ApiProperty({ type: () => FigureNowDto, nullable: true })
  figureNow!: FigureNowDto | null;
  /** Pseudonym. Null while it is open, as all about the decision. */
  decidedBy!: string | null;
  decidedAt!: string | null;
  decisionReason!: string | null;
  /** Revision of the count that is the decision; of one that was accepted, the amendment. */
  @ApiProperty({ type: 'integer', nullable: true })
  decisionRevision!: number | null;
  /** The head of the count's stream. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
}

export class CorrectionAnswerDto extends CorrectionDto {
  asOf!: AsOfDto;
}

export class CorrectionPageDto extends PageDto {
  @ApiProperty({ type: [CorrectionDto] })
  items!: readonly CorrectionDto[];
}
