import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import type { TermPeriod } from '../../domain/agreements/details.js';
import { day, wholeNumber } from './checks.js';
import { May, MayLastDay, Nested } from './members.js';

const MAX_YEARS = 1_000;

/** How long a term runs: `years`, or the days `from` and `to`, both included, of which one may be open. */
export class TermPeriodDto {
  /** "Over the next decade" is 10. */
  @May(wholeNumber(1, MAX_YEARS))
  years?: number | null;

  @May(day)
  from?: string | null;

  @MayLastDay()
  to?: string | null;
}

/** A member that is a period of a term. */
export function IsTermPeriod(): PropertyDecorator {
  return applyDecorators(
    Nested(() => TermPeriodDto),
    ValidateBy({
      name: 'oneForm',
      validator: {
        validate: (value) => !(value instanceof TermPeriodDto) || hasOneForm(value),
        defaultMessage: () => 'must have either years, or from, to or both of them',
      },
    }),
  );
}

export function toTermPeriod({ years, from, to }: TermPeriodDto): TermPeriod {
  return years == null ? { from: from ?? null, to: to ?? null } : { years };
}

const MEMBERS: readonly string[] = ['years', 'from', 'to'] satisfies (keyof TermPeriodDto)[];

/** A misspelt member is refused as unknown, at its own place. */
function hasOneForm(period: TermPeriodDto): boolean {
  const isLength = period.years != null;
  const isDays = period.from != null || period.to != null;
  return isLength !== isDays || Object.keys(period).some((member) => !MEMBERS.includes(member));
}
