import type { Place } from '../domain/kernel/place.js';

/** The facets of what has a place: an index finds the first three. */
export const PLACE_FACETS = ['country', 'admin1', 'lat'] as const;
export type PlaceFacet = (typeof PLACE_FACETS)[number] | 'lon' | 'placeName';
/** Those that are only kept. */
export const KEPT_PLACE_FACETS = ['lon', 'placeName'] as const;

/** A place as facets. */
export function placeFacets(place: Place | null) {
  const [lon, lat] = place?.point ?? [null, null];
  return {
    country: place?.country ?? null,
    admin1: place?.admin1 ?? null,
    lon,
    lat,
    placeName: place?.name ?? null,
  };
}
