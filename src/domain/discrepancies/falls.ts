import { isAbove } from '../kernel/comparing.js';
import type { Figure } from '../kernel/figure.js';
import type { DateOnly } from '../kernel/time.js';

/** A figure of what is counted since a start, and the last day that it counts. */
export interface Reached {
  readonly end: DateOnly;
  readonly figure: Figure;
}

/** Two neighbours in a series, of which the later one is below the earlier one. */
export interface Fall<Count extends Reached> {
  readonly earlier: Count;
  readonly later: Count;
}

/**
 * Where a series falls. Neighbours are counts between whose last days no other ends; those that end on one day are beside
 * each other, and none of them comes first.
 * @param series the counts of one quantity, in the order of their last days
 */
export function fallsIn<Count extends Reached>(series: readonly Count[]): Fall<Count>[] {
  const days = [...Map.groupBy(series, ({ end }) => end).values()];
  return days.flatMap((laters, index) =>
    laters.flatMap((later) =>
      (days[index - 1] ?? [])
        .filter((earlier) => isAbove(earlier.figure, later.figure))
        .map((earlier) => ({ earlier, later })),
    ),
  );
}
