import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Place } from '../../domain/kernel/place.js';
import { word } from './parameters.js';

/** The media type of RFC 7946. */
export const GEOJSON = 'application/geo+json';
const JSON_TYPES = ['application/json', 'application/*', '*/*'];

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

/** Whether a request asks for GeoJSON: by `format`, else by what `Accept` prefers. */
export function wantsGeoJson({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): boolean {
  const { format } = query as { readonly format?: unknown };
  if (format !== undefined) return format === 'geojson';
  const known = acceptedTypes(headers.accept ?? '').find(
    (type) => type === GEOJSON || JSON_TYPES.includes(type),
  );
  return known === GEOJSON;
}

/** Media types that are acceptable, the most wanted first. */
function acceptedTypes(accept: string): string[] {
  return accept
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ type }) => type);
}

/** Says of an answer that it depends on `Accept`, and what it is. */
export function sendAs<Answer>(reply: FastifyReply, type: string | null, answer: Answer): Answer {
  void reply.header('vary', 'Accept');
  if (type !== null) void reply.header('content-type', type);
  return answer;
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
