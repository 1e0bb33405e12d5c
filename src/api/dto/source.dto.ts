import type { GradeSource, RegisterSource } from '../../domain/sources/commands.js';
import { RELIABILITIES, type Reliability } from '../../domain/sources/events.js';
import { country, kindCode, oneOf, text, uuid, webAddress } from './checks.js';
import { Is, May } from './members.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

/** Somebody who states: a ministry, a mayor, an air force, a UN body, a newspaper. */
export class RegisterSourceDto extends WritingDto {
  /** The id that it shall have; without one, the ledger makes one. */
  @May(uuid)
  id?: string | null;

  @Is(text(300))
  name!: string;

  /**
   * ministry, local_government, military, police, rescue_service, prosecutor, un_body, ngo, newspaper, agency,
   * broadcaster, monitor, other; more are accepted.
   */
  @Is(kindCode)
  kind!: string;

  /** ISO 3166-1 alpha-2. */
  @May(country)
  country?: string | null;

  @May(webAddress)
  url?: string | null;

  /** Reliability by the Admiralty code: A completely reliable to E unreliable, F cannot be judged. */
  @May(oneOf(RELIABILITIES))
  reliability?: Reliability | null;
}

export function toRegisterSource(dto: RegisterSourceDto): RegisterSource {
  return {
    ...toCommonMembers(dto),
    name: dto.name,
    kind: dto.kind,
    country: dto.country ?? null,
    url: dto.url ?? null,
    reliability: dto.reliability ?? null,
  };
}

/** Another judgement of a source. */
export class GradeSourceDto extends WritingDto {
  /** Reliability by the Admiralty code: A completely reliable to E unreliable, F cannot be judged. */
  @Is(oneOf(RELIABILITIES))
  reliability!: Reliability;

  @Is(text(2_000))
  reason!: string;
}

export function toGradeSource(dto: GradeSourceDto): GradeSource {
  return { ...toCommonMembers(dto), reliability: dto.reliability, reason: dto.reason };
}
