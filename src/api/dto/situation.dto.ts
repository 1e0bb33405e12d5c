import type { AmendSituation, OpenSituation } from '../../domain/situations/commands.js';
import type { SituationDetails } from '../../domain/situations/details.js';
import { kindCode, statedTime, text, uuid } from './checks.js';
import { Changes, Is, May, Nested, OrAbsent } from './members.js';
import { PlaceDto, toPlace } from './place.dto.js';
import { toStatedTime, toStatement } from './statement.dto.js';
import { CausedDto, StatedDto, toCaused, toStated } from './stated.dto.js';

/** A long-running subject of counts that is no single strike: a territory's daily series, a displacement crisis. */
export class OpenSituationDto extends StatedDto {
  /** The id that it shall have; without one, the ledger makes one. */
  @May(uuid)
  id?: string | null;

  @Is(text(300))
  title!: string;

  /** territory_series, displacement, siege, occupation, blockade, detention, other; more are accepted. */
  @Is(kindCode)
  kind!: string;

  @Nested(() => PlaceDto)
  place!: PlaceDto;

  /** When it began: an instant or a date. */
  @May(statedTime)
  since?: string | null;
}

export function toOpenSituation(dto: OpenSituationDto): OpenSituation {
  const { title, kind, place, since, statement } = dto;
  return {
    ...toStated(dto),
    details: { title, kind, place: toPlace(place), since: toSince(since) },
    statement: toStatement(statement),
  };
}

/** The members that change. An absent member stays; `null` takes away when it began. */
export class SituationChangesDto {
  @OrAbsent()
  @Is(text(300))
  title?: string;

  /** As where it was opened. */
  @OrAbsent()
  @Is(kindCode)
  kind?: string;

  @OrAbsent()
  @Nested(() => PlaceDto)
  place?: PlaceDto;

  /** When it began: an instant or a date. */
  @May(statedTime)
  since?: string | null;
}

/** Other details. */
export class AmendSituationDto extends CausedDto {
  @Changes(() => SituationChangesDto)
  changes!: SituationChangesDto;
}

export function toAmendSituation(dto: AmendSituationDto): AmendSituation {
  return {
    ...toCaused(dto),
    changes: toChanges(dto.changes),
  };
}

function toChanges({ title, kind, place, since }: SituationChangesDto): Partial<SituationDetails> {
  return {
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
    ...(place === undefined ? {} : { place: toPlace(place) }),
    ...(since === undefined ? {} : { since: toSince(since) }),
  };
}

function toSince(since: string | null | undefined): SituationDetails['since'] {
  return since == null ? null : toStatedTime(since);
}
