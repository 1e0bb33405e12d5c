import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { BOUNDS, type Figure } from '../../domain/kernel/figure.js';
import { MAX_AS_STATED } from '../../domain/kernel/figure-limits.js';
import { bound, flag, text } from './checks.js';
import { May, Nested, OrNull } from './members.js';

/** What a source stated, with its uncertainty. At least one of `low`, `best`, `high` and `asStated` is there. */
export class FigureDto {
  /** At least. */
  @May(bound)
  low?: number | null;

  /** The number itself. */
  @May(bound)
  best?: number | null;

  /** At most. */
  @May(bound)
  high?: number | null;

  /** The source said "about". */
  @May(flag)
  approximate?: boolean | null;

  /**
   * The source's own words.
   * @example "at least six"
   */
  @May(text(MAX_AS_STATED))
  asStated?: string | null;
}

/** A member that is a figure; `null`: the source says that it does not know. It cannot be absent. */
export function IsFigure(): PropertyDecorator {
  return applyDecorators(
    OrNull(),
    Nested(() => FigureDto),
    ValidateBy({
      name: 'saysSomething',
      validator: {
        validate: (value) => !(value instanceof FigureDto) || saysSomething(value),
        defaultMessage: () => 'must have at least one of low, best, high and asStated, or be null',
      },
    }),
  );
}

export function toFigure(figure: FigureDto | null): Figure {
  if (figure === null) return null;
  const [low, best, high] = BOUNDS.map((name) => toBound(figure[name]));
  return {
    low: low ?? null,
    best: best ?? null,
    high: high ?? null,
    approximate: figure.approximate ?? false,
    asStated: figure.asStated ?? null,
  };
}

const MEMBERS: readonly string[] = [
  'low',
  'best',
  'high',
  'approximate',
  'asStated',
] satisfies (keyof FigureDto)[];

/** A misspelt member says something too: it is refused as unknown, at its own place. */
function saysSomething(figure: FigureDto): boolean {
  const { low, best, high, asStated } = figure;
  return (
    [low, best, high, asStated].some((member) => member != null) ||
    Object.keys(figure).some((member) => !MEMBERS.includes(member))
  );
}

/** JSON has a zero below zero; a figure has not. */
function toBound(value: number | null | undefined): number | null {
  return value === undefined || value === null ? null : value + 0;
}
