import { FAMILIES } from '../../domain/counts/families.js';
import { ALL } from '../../domain/counts/groups.js';
import type { DefineGroup } from '../../domain/groups/commands.js';
import {
  type Accumulation,
  ACCUMULATIONS,
  type Basis,
  BASES,
  MAX_DECIMALS,
} from '../../domain/kernel/measure.js';
import type { DefineMeasure } from '../../domain/measures/commands.js';
import { kindCode, oneOf, quantityCode, text, uuid, wholeNumber } from './checks.js';
import { Is, May } from './members.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

const MAX_UNIT = 64;

/** The codes of all families of counts. */
export const FAMILY_CODES: readonly string[] = FAMILIES.map(({ code }) => code);

/** A measure of this deployment's own. What it means never changes. */
export class DefineMeasureDto extends WritingDto {
  /**
   * For clients that compute it: UUIDv5 in the namespace d0a3c5b2-7f64-4c19-8e2b-91c6f4f35a07 of the RFC 8785 text of
   * `["measure", family, code]`. Another one is refused.
   */
  @May(uuid)
  id?: string | null;

  /** What counts name it by. */
  @Is(quantityCode)
  code!: string;

  /** The family of counts that it belongs to. */
  @Is(oneOf(FAMILY_CODES))
  family!: string;

  /** What is counted: people, munitions, km2… `text` for coded words: its figures have only `asStated`. */
  @Is(text(MAX_UNIT))
  unit!: string;

  /** Counted in its period, counted since a start, or a level at a moment. */
  @Is(oneOf(ACCUMULATIONS))
  accumulation!: Accumulation;

  /** Whether sources state it (the default), or somebody computes it from what they state. */
  @May(oneOf(BASES))
  basis?: Basis | null;

  /** Decimal places that its figures may have; 0 when absent. */
  @May(wholeNumber(0, MAX_DECIMALS))
  decimals?: number | null;

  /** What people read; the words of its code when absent. */
  @May(text(300))
  label?: string | null;
}

export function toDefineMeasure(dto: DefineMeasureDto): DefineMeasure {
  return {
    ...toCommonMembers(dto),
    code: dto.code,
    family: dto.family,
    unit: dto.unit,
    accumulation: dto.accumulation,
    basis: dto.basis ?? 'reported',
    decimals: dto.decimals ?? 0,
    label: dto.label ?? null,
  };
}

/** A group of this deployment's own. What it means never changes. */
export class DefineGroupDto extends WritingDto {
  /**
   * For clients that compute it: UUIDv5 in the namespace d0a3c5b2-7f64-4c19-8e2b-91c6f4f35a07 of the RFC 8785 text of
   * `["group", code]`. Another one is refused.
   */
  @May(uuid)
  id?: string | null;

  /** What counts name it by. */
  @Is(quantityCode)
  code!: string;

  /** What people read; the words of its code when absent. */
  @May(text(300))
  label?: string | null;

  /** Groups of one scheme and within one group never overlap; those of different schemes may. */
  @Is(kindCode)
  scheme!: string;

  /** Code of the group that contains it, built in or defined before; `all` when absent. It lies in 16 at most. */
  @May(quantityCode)
  within?: string | null;
}

export function toDefineGroup(dto: DefineGroupDto): DefineGroup {
  return {
    ...toCommonMembers(dto),
    code: dto.code,
    label: dto.label ?? null,
    scheme: dto.scheme,
    within: dto.within ?? ALL,
  };
}
