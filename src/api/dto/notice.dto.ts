import type { RecordNotice, RetractNotice } from '../../domain/notices/commands.js';
import type { NoticeScope } from '../../domain/notices/events.js';
import { day, kindCode, quantityCode, uuid } from './checks.js';
import { SubjectDto } from './count.dto.js';
import { May, MayLastDay, Nested, NestedEach } from './members.js';
import { CausedDto, ReasonedDto, toCaused, toReasoned } from './stated.dto.js';

const MAX_SCOPE = 1_000;

/** Counts that a notice concerns. An absent member does not narrow it. */
export class NoticeScopeDto {
  @Nested(() => SubjectDto)
  subject!: SubjectDto;

  /** e.g. casualty. */
  @May(kindCode)
  family?: string | null;

  @May(quantityCode)
  measure?: string | null;

  @May(quantityCode)
  group?: string | null;

  /** First day that it concerns. */
  @May(day)
  from?: string | null;

  /** Last day that it concerns. */
  @MayLastDay()
  to?: string | null;
}

/** One act, or one break in a series, that concerns several counts. */
export class RecordNoticeDto extends CausedDto {
  /** The id that it shall have; without one, the ledger makes one. */
  @May(uuid)
  id?: string | null;

  /** What it concerns; at least one. */
  @NestedEach(() => NoticeScopeDto, MAX_SCOPE, 1)
  scope!: NoticeScopeDto[];
}

export function toRecordNotice(dto: RecordNoticeDto): RecordNotice {
  return {
    ...toCaused(dto),
    scope: dto.scope.map(toScope),
  };
}

function toScope({ subject, family, measure, group, from, to }: NoticeScopeDto): NoticeScope {
  return {
    subject: { type: subject.type, id: subject.id },
    family: family ?? null,
    measure: measure ?? null,
    group: group ?? null,
    from: from ?? null,
    to: to ?? null,
  };
}

/** A notice is taken back. */
export class RetractNoticeDto extends ReasonedDto {}

export function toRetractNotice(dto: RetractNoticeDto): RetractNotice {
  return { ...toReasoned(dto) };
}
