import { IsOptional } from 'class-validator';
import type { AdvanceAgreementStage, SignDefenseAgreement } from '../../domain/agreements/commands.js';
import {
  type AgreementDetails,
  FIRST_STAGES,
  type FirstStage,
  type Stage,
  STAGES,
} from '../../domain/agreements/details.js';
import { country, kindCode, oneOf, statedTime, text, uuid } from './checks.js';
import { Is, May, Nested, NestedEach } from './members.js';
import { PlaceDto, toPlace } from './place.dto.js';
import { toStatedTime } from './statement.dto.js';
import { TermDto, toTerm } from './term.dto.js';
import { ReasonedDto, StatedDto, toReasoned, toStated } from './stated.dto.js';

const MAX_PARTIES = 64;
const MAX_SIGNATORIES = 64;
const MAX_TERMS = 200;

/** A state or an organisation. */
export class AgreementPartyDto {
  @Is(text(300))
  name!: string;

  /** ISO 3166-1 alpha-2. */
  @May(country)
  country?: string | null;
}

/** Who signed for a party: a holder of a public office. */
export class SignatoryDto {
  /** @example "Prime Minister" */
  @Is(text(300))
  office!: string;

  @May(text(300))
  name?: string | null;

  /** ISO 3166-1 alpha-2. */
  @May(country)
  country?: string | null;
}

/** An agreement, in whichever stage it is first known. */
export class SignDefenseAgreementDto extends StatedDto {
  /** The id that it shall have; without one, the ledger makes one. */
  @May(uuid)
  id?: string | null;

  @Is(text(300))
  title!: string;

  /** defence_cooperation, arms_transfer, security_guarantee, financing; more are accepted. */
  @Is(kindCode)
  kind!: string;

  @NestedEach(() => AgreementPartyDto, MAX_PARTIES, 1)
  parties!: AgreementPartyDto[];

  @IsOptional()
  @NestedEach(() => SignatoryDto, MAX_SIGNATORIES)
  signatories?: SignatoryDto[] | null;

  /** An instant or a date. It may be absent while the agreement is only considered. */
  @May(statedTime)
  signedAt?: string | null;

  @IsOptional()
  @Nested(() => PlaceDto)
  place?: PlaceDto | null;

  /** How far it is. Later stages are reached from here. */
  @Is(oneOf(FIRST_STAGES))
  stage!: FirstStage;

  /** What is agreed, item by item. */
  @IsOptional()
  @NestedEach(() => TermDto, MAX_TERMS)
  terms?: TermDto[] | null;
}

export function toSignDefenseAgreement(dto: SignDefenseAgreementDto): SignDefenseAgreement {
  return {
    ...toStated(dto),
    details: toDetails(dto),
    stage: dto.stage,
    terms: (dto.terms ?? []).map(toTerm),
  };
}

function toDetails({
  title,
  kind,
  parties,
  signatories,
  signedAt,
  place,
}: SignDefenseAgreementDto): AgreementDetails {
  return {
    title,
    kind,
    parties: parties.map((party) => ({ name: party.name, country: party.country ?? null })),
    signatories: (signatories ?? []).map((signatory) => ({
      office: signatory.office,
      name: signatory.name ?? null,
      country: signatory.country ?? null,
    })),
    signedAt: signedAt == null ? null : toStatedTime(signedAt),
    place: place == null ? null : toPlace(place),
  };
}

/** The agreement comes further. It never goes back. */
export class AdvanceAgreementStageDto extends ReasonedDto {
  @Is(oneOf(STAGES))
  stage!: Stage;
}

export function toAdvanceAgreementStage(dto: AdvanceAgreementStageDto): AdvanceAgreementStage {
  return {
    ...toReasoned(dto),
    stage: dto.stage,
  };
}
