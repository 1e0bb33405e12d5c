import { IsOptional } from 'class-validator';
import type { AmendAgreementTerm } from '../../domain/agreements/commands.js';
import { type Commitment, COMMITMENTS, type Term, type TermValue } from '../../domain/agreements/details.js';
import { kindCode, oneOf, partCode, text } from './checks.js';
import { FigureDto, IsFigure, toFigure } from './figure.dto.js';
import { Is, May, OrAbsent } from './members.js';
import { IsTermPeriod, TermPeriodDto, toTermPeriod } from './term-period.dto.js';
import { CausedDto, toCaused } from './stated.dto.js';

/** One thing that is agreed. */
export class TermDto {
  /**
   * What it is known by inside the agreement. No two terms of one have the same.
   * @example "gripen"
   */
  @Is(partCode)
  termId!: string;

  /** @example "JAS 39 Gripen E" */
  @Is(text(300))
  item!: string;

  /**
   * fighter_aircraft, air_defence, armoured_vehicle, artillery, ammunition, drone, missile, ship, training, financing,
   * other; more are accepted.
   */
  @May(kindCode)
  category?: string | null;

  /**
   * What the figure counts.
   * @example "aircraft"
   */
  @May(text(100))
  unit?: string | null;

  /** "Up to 150" has only `high`. `null`: the source says that it does not know. Whole numbers. */
  @IsFigure()
  figure!: FigureDto | null;

  /** How long it runs. */
  @IsOptional()
  @IsTermPeriod()
  period?: TermPeriodDto | null;

  @Is(oneOf(COMMITMENTS))
  commitment!: Commitment;
}

export function toTerm(dto: TermDto): Term {
  return {
    termId: dto.termId,
    item: dto.item,
    category: dto.category ?? null,
    unit: dto.unit ?? null,
    figure: toFigure(dto.figure),
    period: dto.period == null ? null : toTermPeriod(dto.period),
    commitment: dto.commitment,
  };
}

/** A change of a term. What is absent stays as it is; at least one of figure, period and commitment is there. */
export class AmendAgreementTermDto extends CausedDto {
  /** `null`: the source says that it does not know any longer. Absent: it stays. */
  @OrAbsent()
  @IsFigure()
  figure?: FigureDto | null;

  @IsOptional()
  @IsTermPeriod()
  period?: TermPeriodDto | null;

  @May(oneOf(COMMITMENTS))
  commitment?: Commitment | null;
}

/** @param termId the code of the term, from the path */
export function toAmendAgreementTerm(dto: AmendAgreementTermDto, termId: string): AmendAgreementTerm {
  return {
    ...toCaused(dto),
    termId,
    changes: toChanges(dto),
  };
}

function toChanges({ figure, period, commitment }: AmendAgreementTermDto): Partial<TermValue> {
  return {
    ...(figure === undefined ? {} : { figure: toFigure(figure) }),
    ...(period == null ? {} : { period: toTermPeriod(period) }),
    ...(commitment == null ? {} : { commitment }),
  };
}
