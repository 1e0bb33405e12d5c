import { aboveBy } from '../../src/domain/discrepancies/compare.js';
import { fallsIn } from '../../src/domain/discrepancies/falls.js';
import { concerned, countsByCreation } from './counts.js';
import { cumulativeSeries } from './cumulative-counts.js';
import { discrepancy, type Finder } from './finding.js';
import { withoutBreaks } from './series-breaks.js';

/** What is counted since a start and falls all the same, where the series did not begin anew. */
export const falls: Finder = {
  kinds: ['cumulative-falls'],
  find: ({ model, filter, point }) => {
    const fallen = cumulativeSeries(model, filter, point).flatMap((series) => fallsIn(series));
    const kept = withoutBreaks(model, fallen, point);
    // Of all that is looked at only this is read as a whole.
    const counts = countsByCreation(
      model,
      new Set(kept.flatMap(({ earlier, later }) => [earlier.created, later.created])),
      point,
    );
    return kept.flatMap(({ earlier: before, later: after }) => {
      const [earlier, later] = [counts.get(before.created), counts.get(after.created)];
      const size = earlier && later && aboveBy(earlier.figure, later.figure);
      if (!size) return [];
      return [
        discrepancy(
          'cumulative-falls',
          later,
          [concerned('earlier', earlier), concerned('later', later)],
          size,
        ),
      ];
    });
  },
};
