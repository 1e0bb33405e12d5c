import type { FastifyRequest } from 'fastify';
import type { Place } from '../../domain/kernel/place.js';
import { wantsForm } from './forms.js';
import { word } from './parameters.js';

/** The media type of RFC 7946. */
export const GEOJSON = 'application/geo+json';

/** What has a place is answered as JSON or as GeoJSON. */
export const GEO_FORMATS = {
  format: word(['json', 'geojson'], 'The form of the answer; what `Accept` asks for when absent'),
};

export interface Point {
  readonly type: 'Point';
  /** Longitude and latitude. */
  readonly coordinates: readonly [number, number];
}

/** Something with a place as a Feature; without a point it has no geometry. */
export interface Feature<Item> {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Point | null;
  readonly properties: Item;
}

interface Placed {
  readonly id: string;
  readonly place: Pick<Place, 'point'>;
}

/** Whether a request asks for GeoJSON. */
export function wantsGeoJson(request: Pick<FastifyRequest, 'query' | 'headers'>): boolean {
  return wantsForm(request, 'geojson', GEOJSON);
}

export function featureOf<Item extends Placed>(item: Item): Feature<Item> {
  const { point } = item.place;
  return {
    type: 'Feature',
    id: item.id,
    geometry: point && { type: 'Point', coordinates: point },
    properties: item,
  };
}

/** One thing; where it stands is a member beside those of the Feature. */
export function featureAnswer<Item extends Placed, AsOf>({ asOf, ...item }: Item & { readonly asOf: AsOf }) {
  // What is left has all members of an item.
  return { ...featureOf(item as unknown as Item), asOf };
}

/** A page; what goes with it are members beside those of the FeatureCollection. */
export function featureCollection<Item extends Placed, More extends object>({
  items,
  ...more
}: { readonly items: readonly Item[] } & More) {
  return { type: 'FeatureCollection' as const, features: items.map(featureOf), ...more };
}
