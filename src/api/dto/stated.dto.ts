import type { Cause } from '../../domain/kernel/cause.js';
import type { CommonMembers } from '../../domain/kernel/common.js';
import type { Statement } from '../../domain/kernel/statement.js';
import { cause } from './cause.js';
import { text } from './checks.js';
import { Is, Nested } from './members.js';
import { StatementDto, toStatement } from './statement.dto.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

/** What somebody states. */
export abstract class StatedDto extends WritingDto {
  @Nested(() => StatementDto)
  statement!: StatementDto;
}

export function toStated(dto: StatedDto): CommonMembers & { readonly statement: Statement } {
  return { ...toCommonMembers(dto), statement: toStatement(dto.statement) };
}

/** A change, and why it is made. */
export abstract class ReasonedDto extends StatedDto {
  /** Why, in words. */
  @Is(text(2_000))
  reason!: string;
}

export function toReasoned(dto: ReasonedDto): ReturnType<typeof toStated> & { readonly reason: string } {
  return { ...toStated(dto), reason: dto.reason };
}

/** A change of what is in force, and what kind of change it is. */
export abstract class CausedDto extends ReasonedDto {
  @Is(cause())
  cause!: Cause;
}

export function toCaused(dto: CausedDto): ReturnType<typeof toReasoned> & { readonly cause: Cause } {
  return { ...toReasoned(dto), cause: dto.cause };
}
