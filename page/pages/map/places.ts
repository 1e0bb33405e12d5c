import type { ListedStrike, Place } from '../../ledger/answers.js';
import type { Point } from './view.js';

/** What a mark may claim: the place itself, near it, somewhere in a settlement, or no more than somewhere around. */
export type MarkKind = 'exact' | 'near' | 'settlement' | 'wide';

/** What is marked of a strike. */
export type MarkedStrike = Pick<ListedStrike, 'id' | 'title' | 'place' | 'status'>;

/** Strikes with one point, known equally well. */
export interface Spot {
  readonly key: string;
  readonly point: Point;
  readonly kind: MarkKind;
  readonly strikes: readonly MarkedStrike[];
}

/** Strikes in a country for which no point is recorded: they are somewhere in it. */
export interface Shaded {
  readonly country: string;
  readonly strikes: readonly MarkedStrike[];
}

export interface Places {
  readonly spots: readonly Spot[];
  readonly shaded: readonly Shaded[];
  /** Neither a point nor a country is known. */
  readonly nowhere: readonly MarkedStrike[];
}

const KINDS: Readonly<Record<Place['precision'], MarkKind | null>> = {
  exact: 'exact',
  near: 'near',
  settlement: 'settlement',
  district: 'wide',
  region: 'wide',
  area: 'wide',
  // The point of a country is its middle, which says nothing about where.
  country: null,
  unknown: null,
};

/** How a place is marked; null: not by its point. */
export function markOf({ point, precision }: Place): MarkKind | null {
  return point === null ? null : KINDS[precision];
}

/** Where strikes are marked, each as precisely as it is known and not more. */
export function placesOf(strikes: readonly MarkedStrike[]): Places {
  const bySpot = Map.groupBy(strikes, ({ place }) => spotKey(place));
  const elsewhere = bySpot.get(null) ?? [];
  const byCountry = Map.groupBy(elsewhere, ({ place }) => place.country);
  return {
    spots: [...bySpot].flatMap(([key, there]) => {
      const place = there[0]?.place;
      const kind = place ? markOf(place) : null;
      return key === null || !place?.point || kind === null
        ? []
        : [{ key, point: place.point, kind, strikes: there }];
    }),
    shaded: [...byCountry].flatMap(([country, there]) =>
      country === null ? [] : [{ country, strikes: there }],
    ),
    nowhere: byCountry.get(null) ?? [],
  };
}

/** What strikes at one spot have in common: `36.23,49.99 exact`; null for those that have no mark of their own. */
export function spotKey(place: Place): string | null {
  const kind = markOf(place);
  return kind === null || place.point === null ? null : `${place.point.join(',')} ${kind}`;
}
