import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import type { Filter } from '../../src/projection-runtime/conditions.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { pointOf, type PointParameters } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { groupsAt } from '../tolls/definitions.js';
import { readSubjects } from '../tolls/subjects.js';
import { type Discrepancy, DISCREPANCY_KINDS } from './answers.js';
import { FINDERS } from './finders.js';
import type { Found } from './finding.js';
import { ResourcePage } from '../resource-queries.js';

/** By what they are put in order; what cannot all be true comes first in each but `age`. */
export const ORDERS = ['size', 'relative-size', 'age'] as const;
type Order = (typeof ORDERS)[number];

/**
 * Which discrepancies: `subject`, `family`, `measure` of the count that differs or of the whole, `country` and `admin1`
 * of its subject's place.
 */
export type DiscrepancyFilter = Filter<'subject' | 'family' | 'measure' | 'kind' | 'country' | 'admin1'> & {
  readonly order?: Order | null;
};

/** Figures that do not go together. */
export class ListDiscrepancies extends ResourcePage<Discrepancy, DiscrepancyFilter, number> {}

@QueryHandler(ListDiscrepancies)
export class ListDiscrepanciesHandler implements IQueryHandler<ListDiscrepancies> {
  /** The last list that was gone through: its next page needs no other look at the whole of it. */
  private last: { readonly name: string; readonly items: readonly Discrepancy[] } | null = null;

  constructor(private readonly model: ReadModel) {}

  async execute({ filter, at, limit, after }: ListDiscrepancies): Promise<Page<Discrepancy>> {
    const all = this.inOrder(filter, at, after !== null);
    const begin = after ?? 0;
    const rows = all.slice(begin, begin + limit + 1).map((item, index) => ({ item, key: begin + index + 1 }));
    // A page goes on at a place in the order: as of one point that is always the same.
    return pageOf(
      rows,
      limit,
      ({ key }) => key,
      ({ item }) => item,
    );
  }

  /** @param goesOn it is another page: as of a point that this node has, where a list never changes */
  private inOrder(filter: DiscrepancyFilter, at: At, goesOn: boolean): readonly Discrepancy[] {
    const name = JSON.stringify([filter, at]);
    if (goesOn && this.last?.name === name) return this.last.items;
    const items = this.find(filter, pointOf(at)).sort(COMPARISONS[filter.order ?? 'size']);
    this.last = { name, items };
    return items;
  }

  private find(filter: DiscrepancyFilter, point: PointParameters): Discrepancy[] {
    const { kind = null, country = null, admin1 = null, subject, family, measure } = filter;
    const search = {
      model: this.model,
      filter: { subject, family, measure },
      point,
      findGroup: groupsAt(this.model, point),
    };
    const found = FINDERS.filter(({ kinds }) => kind === null || kinds.some((each) => each === kind))
      .flatMap((finder) => finder.find(search))
      .filter((one) => kind === null || one.kind === kind);
    return this.placed(found, point).filter(
      (one) => (country === null || one.country === country) && (admin1 === null || one.admin1 === admin1),
    );
  }

  /** Says where each is; what is about a retracted strike is none any more. */
  private placed(found: readonly Found[], point: PointParameters): Discrepancy[] {
    const byType = Map.groupBy(found, ({ subject }) => subject.type);
    return [...byType].flatMap(([type, ofType]) => {
      const ids = new Set(ofType.map(({ subject }) => subject.id));
      const { byId } = readSubjects(this.model, type, ids, point);
      return ofType.flatMap((one) => {
        const { status, country = null, admin1 = null } = byId.get(one.subject.id) ?? {};
        return status === 'retracted' ? [] : [{ ...one, country, admin1 }];
      });
    });
  }
}

type Comparison = (a: Discrepancy, b: Discrepancy) => number;

const byTier: Comparison = (a, b) => tierOf(a) - tierOf(b);
const byAbsolute: Comparison = (a, b) => b.size.absolute - a.size.absolute;
const byRelative: Comparison = (a, b) => b.size.relative - a.size.relative;
const byAge: Comparison = (a, b) => compare(a.since, b.since);
/** So that equals have one order on every node. */
const byName: Comparison = (a, b) => compare(nameOf(a), nameOf(b));

const COMPARISONS: Readonly<Record<Order, Comparison>> = {
  size: inTurn(byTier, byAbsolute, byRelative, byAge, byName),
  'relative-size': inTurn(byTier, byRelative, byAbsolute, byAge, byName),
  age: inTurn(byAge, byTier, byAbsolute, byName),
};

function inTurn(...comparisons: readonly Comparison[]): Comparison {
  return (a, b) => {
    for (const comparison of comparisons) {
      const order = comparison(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** What cannot all be true is one tier, what can another. */
function tierOf({ kind }: Discrepancy): number {
  return kind === 'claims-overlap' ? 1 : 0;
}

function nameOf({ kind, counts }: Discrepancy): string {
  return JSON.stringify([DISCREPANCY_KINDS.indexOf(kind), counts.map(({ id, revision }) => [id, revision])]);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export const DISCREPANCY_QUERIES = [ListDiscrepanciesHandler];
