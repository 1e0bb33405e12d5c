import { IsOptional } from 'class-validator';
import type { StrikeDetails } from '../../domain/strikes/details.js';
import { kindCode, quantityCode, region, text, uuid } from './checks.js';
import { Each, Is, May, Nested, NestedEach, OrAbsent } from './members.js';
import { OccurredDto, PlaceDto, toOccurred, toPlace } from './place.dto.js';
import { StatedDto } from './stated.dto.js';

const MAX_MEANS = 64;
const MAX_PARTIES = 64;
const MAX_REGIONS = 300;

/** A side of a clash. */
export class PartyDto {
  /** The group that stands for it in counts, e.g. side_a. */
  @Is(quantityCode)
  group!: string;

  @Is(text(300))
  name!: string;
}

/** What was aimed at, or hit. */
export class TargetDto {
  /**
   * education, healthcare, residential, energy, transport, industry, market, place_of_worship, government, military,
   * humanitarian, other; more are accepted.
   */
  @Is(kindCode)
  kind!: string;

  @May(text(300))
  name?: string | null;
}

/** What is known of a strike besides its counts. */
export class StrikeDetailsDto extends StatedDto {
  @Is(text(300))
  title!: string;

  /** drone, missile, glide_bomb, artillery, small_arms, mine, other; more are accepted. */
  @Each(kindCode, MAX_MEANS)
  means!: string[];

  @May(text(300))
  attacker?: string | null;

  /** The sides of a clash. */
  @IsOptional()
  @NestedEach(() => PartyDto, MAX_PARTIES)
  parties?: PartyDto[] | null;

  @IsOptional()
  @Nested(() => TargetDto)
  target?: TargetDto | null;

  @Nested(() => OccurredDto)
  occurred!: OccurredDto;

  @Nested(() => PlaceDto)
  place!: PlaceDto;

  /** ISO 3166-2 codes of all regions that it touched. */
  @IsOptional()
  @Each(region, MAX_REGIONS)
  regions?: string[] | null;

  /** The strike that it is a part of. */
  @May(uuid)
  partOf?: string | null;
}

/** Some of what is known of a strike: an absent member says nothing. */
export class SomeStrikeDetailsDto {
  @OrAbsent()
  @Is(text(300))
  title?: string;

  /** As in a report. */
  @OrAbsent()
  @Each(kindCode, MAX_MEANS)
  means?: string[];

  @May(text(300))
  attacker?: string | null;

  /** The sides of a clash. */
  @IsOptional()
  @NestedEach(() => PartyDto, MAX_PARTIES)
  parties?: PartyDto[] | null;

  @IsOptional()
  @Nested(() => TargetDto)
  target?: TargetDto | null;

  @OrAbsent()
  @Nested(() => OccurredDto)
  occurred?: OccurredDto;

  @OrAbsent()
  @Nested(() => PlaceDto)
  place?: PlaceDto;

  /** ISO 3166-2 codes of all regions that it touched. */
  @IsOptional()
  @Each(region, MAX_REGIONS)
  regions?: string[] | null;
}

/** The members that change. An absent member stays; `null` takes one away that may be absent. */
export class StrikeChangesDto extends SomeStrikeDetailsDto {
  /** The strike that it is a part of. */
  @May(uuid)
  partOf?: string | null;
}

export function toStrikeDetails(dto: StrikeDetailsDto): StrikeDetails {
  return {
    title: dto.title,
    means: dto.means,
    attacker: dto.attacker ?? null,
    parties: toParties(dto.parties),
    target: toTarget(dto.target),
    occurred: toOccurred(dto.occurred),
    place: toPlace(dto.place),
    regions: dto.regions ?? [],
    partOf: dto.partOf ?? null,
  };
}

export function toStrikeChanges(dto: StrikeChangesDto): Partial<StrikeDetails> {
  return {
    ...toSomeDetails(dto),
    ...(dto.partOf === undefined ? {} : { partOf: dto.partOf }),
  };
}

/** What a source states; `null` is as good as absent there. */
export function toStatedDetails(dto: SomeStrikeDetailsDto): Partial<StrikeDetails> {
  const said = Object.entries(dto).filter(([, value]) => value !== null);
  return toSomeDetails(Object.fromEntries(said));
}

function toSomeDetails(dto: SomeStrikeDetailsDto): Partial<StrikeDetails> {
  return {
    ...(dto.title === undefined ? {} : { title: dto.title }),
    ...(dto.means === undefined ? {} : { means: dto.means }),
    ...(dto.attacker === undefined ? {} : { attacker: dto.attacker }),
    ...(dto.parties === undefined ? {} : { parties: toParties(dto.parties) }),
    ...(dto.target === undefined ? {} : { target: toTarget(dto.target) }),
    ...(dto.occurred === undefined ? {} : { occurred: toOccurred(dto.occurred) }),
    ...(dto.place === undefined ? {} : { place: toPlace(dto.place) }),
    ...(dto.regions === undefined ? {} : { regions: dto.regions ?? [] }),
  };
}

function toParties(parties: PartyDto[] | null | undefined): StrikeDetails['parties'] {
  return (parties ?? []).map(({ group, name }) => ({ group, name }));
}

function toTarget(target: TargetDto | null | undefined): StrikeDetails['target'] {
  return target ? { kind: target.kind, name: target.name ?? null } : null;
}
