import { IsOptional } from 'class-validator';
import type {
  AnnounceDiplomaticEvent,
  CancelDiplomaticEvent,
  HoldDiplomaticEvent,
  PostponeDiplomaticEvent,
  RecordDiplomaticOutcome,
} from '../../domain/diplomatic-events/commands.js';
import type { DiplomaticDetails } from '../../domain/diplomatic-events/details.js';
import {
  DIPLOMATIC_STATUSES,
  type DiplomaticStatus,
  type Outcome,
  OUTCOMES,
} from '../../domain/diplomatic-events/status.js';
import type { StatedTime } from '../../domain/kernel/time.js';
import { country, kindCode, oneOf, statedTime, text, uuid } from './checks.js';
import { Is, May, Nested, NestedEach } from './members.js';
import { PlaceDto, toPlace } from './place.dto.js';
import { toStatedTime } from './statement.dto.js';
import { ReasonedDto, StatedDto, toReasoned, toStated } from './stated.dto.js';

const MAX_PARTICIPANTS = 300;

/** A state, a body or the holder of an office that takes part. */
export class ParticipantDto {
  @Is(text(300))
  name!: string;

  /** ISO 3166-1 alpha-2. */
  @May(country)
  country?: string | null;
}

/** Talks, a summit, a visit, a statement, a drill, a sanctions package: when it is first heard of. */
export class AnnounceDiplomaticEventDto extends StatedDto {
  /** The id that it shall have; without one, the ledger makes one. */
  @May(uuid)
  id?: string | null;

  /** talks, summit, visit, meeting, statement, drill, conference, sanctions_package; more are accepted. */
  @Is(kindCode)
  kind!: string;

  @Is(text(300))
  title!: string;

  /** Who takes part, as far as it is known. */
  @IsOptional()
  @NestedEach(() => ParticipantDto, MAX_PARTICIPANTS)
  participants?: ParticipantDto[] | null;

  @IsOptional()
  @Nested(() => PlaceDto)
  place?: PlaceDto | null;

  /** When it is to take place: an instant or a date. */
  @May(statedTime)
  scheduledFor?: string | null;

  /** Where it stands when it is first heard of; announced when absent. */
  @May(oneOf(DIPLOMATIC_STATUSES))
  status?: DiplomaticStatus | null;
}

export function toAnnounceDiplomaticEvent(dto: AnnounceDiplomaticEventDto): AnnounceDiplomaticEvent {
  return {
    ...toStated(dto),
    details: {
      kind: dto.kind,
      title: dto.title,
      participants: toParticipants(dto.participants),
      place: dto.place ? toPlace(dto.place) : null,
    },
    status: dto.status ?? 'announced',
    scheduledFor: toSchedule(dto.scheduledFor),
  };
}

/** It gets another date, or an open one; what was on hold or cancelled takes place after all. */
export class PostponeDiplomaticEventDto extends ReasonedDto {
  /** When it is to take place now: an instant or a date; absent or `null` while the date is open. */
  @May(statedTime)
  scheduledFor?: string | null;
}

export function toPostponeDiplomaticEvent(dto: PostponeDiplomaticEventDto): PostponeDiplomaticEvent {
  return { ...toReasoned(dto), scheduledFor: toSchedule(dto.scheduledFor) };
}

/** Nobody goes on with it for now. */
export class HoldDiplomaticEventDto extends ReasonedDto {}

export function toHoldDiplomaticEvent(dto: HoldDiplomaticEventDto): HoldDiplomaticEvent {
  return toReasoned(dto);
}

/** How it ended. Another outcome takes the place of one that was recorded before. */
export class RecordDiplomaticOutcomeDto extends StatedDto {
  @Is(oneOf(OUTCOMES))
  status!: Outcome;

  /** What came of it. */
  @May(text(2_000))
  summary?: string | null;
}

export function toRecordDiplomaticOutcome(dto: RecordDiplomaticOutcomeDto): RecordDiplomaticOutcome {
  return {
    ...toStated(dto),
    status: dto.status,
    summary: dto.summary ?? null,
  };
}

/** It does not take place. */
export class CancelDiplomaticEventDto extends ReasonedDto {}

export function toCancelDiplomaticEvent(dto: CancelDiplomaticEventDto): CancelDiplomaticEvent {
  return toReasoned(dto);
}

function toParticipants(
  participants: ParticipantDto[] | null | undefined,
): DiplomaticDetails['participants'] {
  return (participants ?? []).map(({ name, country }) => ({ name, country: country ?? null }));
}

function toSchedule(time: string | null | undefined): StatedTime | null {
  return time == null ? null : toStatedTime(time);
}
