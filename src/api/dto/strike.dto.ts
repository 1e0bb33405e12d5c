import { ValidateBy } from 'class-validator';
import { type Cause, CAUSES } from '../../domain/kernel/cause.js';
import type { AmendStrikeDetails, ReportStrike, RetractStrike } from '../../domain/strikes/commands.js';
import { oneOf, text, uuid } from './checks.js';
import { Is, May, Nested } from './members.js';
import { StatementDto, toStatement } from './statement.dto.js';
import {
  StrikeChangesDto,
  StrikeDetailsDto,
  toStrikeChanges,
  toStrikeDetails,
} from './strike-details.dto.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

/** One attack at one place and time, or a whole attack wave that other strikes are part of. */
export class ReportStrikeDto extends StrikeDetailsDto {
  /** The id that it shall have; without one, the ledger makes one. */
  @May(uuid)
  id?: string | null;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

export function toReportStrike(dto: ReportStrikeDto): ReportStrike {
  return {
    ...toCommonMembers(dto),
    details: toStrikeDetails(dto),
    statement: toStatement(dto.statement),
  };
}

/** Other details. An amendment of a retracted strike reopens it. */
export class AmendStrikeDetailsDto extends WritingDto {
  @Nested(() => StrikeChangesDto)
  @ValidateBy({
    name: 'changesSomething',
    validator: {
      validate: (value) => !(value instanceof StrikeChangesDto) || saysSomething(value),
      defaultMessage: () => 'must have at least one member',
    },
  })
  changes!: StrikeChangesDto;

  /** Why the details changed. */
  @Is(oneOf(CAUSES))
  cause!: Cause;

  @Is(text(2_000))
  reason!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

function saysSomething(changes: StrikeChangesDto): boolean {
  return Object.values(changes).some((value) => value !== undefined);
}

export function toAmendStrikeDetails(dto: AmendStrikeDetailsDto): AmendStrikeDetails {
  return {
    ...toCommonMembers(dto),
    changes: toStrikeChanges(dto.changes),
    cause: dto.cause,
    reason: dto.reason,
    statement: toStatement(dto.statement),
  };
}

/** It did not happen, or not as a strike. */
export class RetractStrikeDto extends WritingDto {
  @Is(text(2_000))
  reason!: string;

  @Nested(() => StatementDto)
  statement!: StatementDto;
}

export function toRetractStrike(dto: RetractStrikeDto): RetractStrike {
  return { ...toCommonMembers(dto), reason: dto.reason, statement: toStatement(dto.statement) };
}
