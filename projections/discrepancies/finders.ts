import { findFamily } from '../../src/domain/counts/families.js';
import { ALL } from '../../src/domain/counts/groups.js';
import {
  aboveBy,
  boundsDisordered,
  claimsDiffer,
  partsExceed,
} from '../../src/domain/discrepancies/compare.js';
import type { FindGroup } from '../../src/domain/tolls/groups.js';
import { readClaims } from '../counts/claims.js';
import type { DiscrepancyKind } from './answers.js';
import {
  type ActiveCount,
  concerned,
  countsOfLead,
  countsOfParts,
  countsOfQuantity,
  countsOfWholes,
} from './counts.js';
import { falls } from './falls.js';
import { discrepancy, type Finder, type Found } from './finding.js';

/** Claims that stand and differ. */
const claims: Finder = {
  kinds: ['claims-disjoint', 'claims-overlap'],
  find: ({ model, filter, point }) =>
    countsOfLead(model, 'claims', filter, point).flatMap((count) => {
      const standing = readClaims(model, count.created, count.claim, point).filter((claim) => claim.standing);
      const differ = claimsDiffer(standing.map(({ figure }) => figure));
      if (!differ) return [];
      const kind = differ.disjoint ? 'claims-disjoint' : 'claims-overlap';
      const counts = standing.map(({ revision, sourceId, figure, recordedAt }) =>
        concerned('claim', { ...count, revision, sourceId, figure, recordedAt }),
      );
      return [discrepancy(kind, count, counts, differ.size)];
    }),
};

/** Parts that make more than their whole. */
const wholes: Finder = {
  kinds: ['parts-exceed-whole'],
  find: ({ model, filter, point }) =>
    countsOfWholes(model, filter, point).flatMap((whole) =>
      exceeding('parts-exceed-whole', whole, countsOfParts(model, whole, point)),
    ),
};

/** Groups of one scheme that make more than what contains them. */
const groups: Finder = {
  kinds: ['groups-exceed-whole'],
  find: ({ model, filter, point, findGroup }) => {
    const leads = countsOfLead(model, 'group', filter, point);
    // Each quantity once, however many groups of it are counted.
    const quantities = new Map(leads.map((count) => [quantityOf(count), count]));
    return [...quantities.values()].flatMap((quantity) => {
      const counts = countsOfQuantity(model, quantity, point);
      return counts.flatMap((whole) =>
        schemesIn(whole, counts, findGroup).flatMap((parts) =>
          exceeding('groups-exceed-whole', whole, parts),
        ),
      );
    });
  },
};

/** Measures that a rule of the family puts the other way round. */
const orders: Finder = {
  kinds: ['measure-order'],
  find: ({ model, filter, point }) =>
    countsOfLead(model, 'lesser', filter, point).flatMap((lesser) => {
      const rules = findFamily(lesser.family)?.orders ?? [];
      return rules
        .filter((rule) => rule.lesser === lesser.measure)
        .flatMap((rule) => {
          const greater = countsOfQuantity(model, { ...lesser, measure: rule.greater }, point).find(
            ({ group }) => group === lesser.group,
          );
          const size = greater && aboveBy(lesser.figure, greater.figure);
          if (!greater || !size) return [];
          const counts = [concerned('lesser', lesser), concerned('greater', greater)];
          return [discrepancy('measure-order', lesser, counts, size)];
        });
    }),
};

/** Figures whose bounds are the wrong way round. */
const bounds: Finder = {
  kinds: ['figure-order'],
  find: ({ model, filter, point }) =>
    countsOfLead(model, 'bounds', filter, point).flatMap((count) => {
      const size = boundsDisordered(count.figure);
      return size ? [discrepancy('figure-order', count, [concerned('figure', count)], size)] : [];
    }),
};

export const FINDERS: readonly Finder[] = [claims, wholes, groups, orders, falls, bounds];

function exceeding(kind: DiscrepancyKind, whole: ActiveCount, parts: readonly ActiveCount[]): Found[] {
  const size = partsExceed(
    whole.figure,
    parts.map(({ figure }) => figure),
  );
  if (!size) return [];
  const counts = [concerned('whole', whole), ...parts.map((part) => concerned('part', part))];
  return [discrepancy(kind, whole, counts, size)];
}

/** The counts of groups right within one, a list for each scheme; a code that is not defined is alone. */
function schemesIn(
  whole: ActiveCount,
  counts: readonly ActiveCount[],
  findGroup: FindGroup,
): ActiveCount[][] {
  const inside = counts.filter(
    ({ group }) => group !== ALL && (findGroup(group)?.within ?? ALL) === whole.group,
  );
  return [...Map.groupBy(inside, ({ group }) => findGroup(group)?.scheme ?? `code ${group}`).values()];
}

function quantityOf({ family, subjectType, subjectId, measure, period }: ActiveCount): string {
  return JSON.stringify([family, subjectType, subjectId, measure, period]);
}
