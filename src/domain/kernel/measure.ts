/** How a measure behaves over time: counted in its period, counted since a start, or a level at a moment. */
export const ACCUMULATIONS = ['period', 'cumulative', 'level'] as const;
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** Whether sources state it, or somebody computes it from what they state. The two never mix in one measure. */
export const BASES = ['reported', 'derived'] as const;
export type Basis = (typeof BASES)[number];

/** What the figures of a measure are. */
export interface Measure {
  /** What is counted: people, munitions… {@link TEXT_UNIT} for coded words. */
  readonly unit: string;
  readonly accumulation: Accumulation;
  readonly basis: Basis;
  /**
   * Decimal places that its figures may have.
   *
   * @asType integer
   * @minimum 0
   * @maximum 6
   */
  readonly decimals: number;
}

/** The unit of a measure whose figures are words: they have `asStated` and no number. */
export const TEXT_UNIT = 'text';

/** The finest that a measure counts in. Sums and differences are rounded to it, so that none is finer than figures are. */
export const MAX_DECIMALS = 6;
