import type { Warning } from './warning.js';

/** What a source stated, with its uncertainty. Each bound is null when it was not given. */
export interface StatedFigure {
  /** At least. */
  readonly low: number | null;
  /** The number itself. */
  readonly best: number | null;
  /** At most. */
  readonly high: number | null;
  /** The source said "about". */
  readonly approximate: boolean;
  /** The source's own words. */
  readonly asStated: string | null;
}

/** The value of a count. `null`: the source says that it does not know, or tracks it no longer. */
export type Figure = StatedFigure | null;

/** The bounds of a figure, as the members of the wire. */
export const BOUNDS = ['low', 'best', 'high'] as const;

/** Whether two figures say the same in the same words. */
export function sameFigure(a: Figure, b: Figure): boolean {
  if (a === null || b === null) return a === b;
  return (
    BOUNDS.every((bound) => a[bound] === b[bound]) &&
    a.approximate === b.approximate &&
    a.asStated === b.asStated
  );
}

/** Order that real figures break: low <= best <= high. Kept as a warning, never refused. */
export function figureWarnings(figure: Figure): Warning[] {
  if (figure === null) return [];
  const given = BOUNDS.flatMap((bound) => (figure[bound] === null ? [] : [{ bound, value: figure[bound] }]));
  return given.slice(1).flatMap((upper, index) => {
    const lower = given[index];
    return lower && lower.value > upper.value
      ? [
          {
            code: 'figure-order',
            detail: `${lower.bound} ${lower.value} is above ${upper.bound} ${upper.value}`,
          },
        ]
      : [];
  });
}
