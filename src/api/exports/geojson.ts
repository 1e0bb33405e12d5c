import type { Place } from '../../domain/kernel/place.js';
import type { Encoder, Making } from './encoder.js';

export interface Point {
  readonly type: 'Point';
  /** Longitude and latitude. */
  readonly coordinates: readonly [number, number];
}

/** Something with a place as a Feature of RFC 7946; without a point it has no geometry. */
export interface Feature<Properties> {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Point | null;
  readonly properties: Properties;
}

/** @param place null where none is known */
export function featureOf<Properties>(
  id: string,
  place: Pick<Place, 'point'> | null,
  properties: Properties,
): Feature<Properties> {
  const point = place?.point ?? null;
  return { type: 'Feature', id, geometry: point && { type: 'Point', coordinates: point }, properties };
}

/** A FeatureCollection; where it stands, its licence and how long it is are members beside its features. */
export const geojson: Encoder = async function* <Item>(
  parts: AsyncIterable<readonly Item[]>,
  { table: { name, onMap }, stamp, next, locate, rowCount }: Making<Item>,
) {
  if (!onMap) throw new Error(`${name} are on no map`);
  yield `{"type":"FeatureCollection",${membersOf(stamp)},"features":[`;
  let between = '';
  for await (const items of parts) {
    const places = await locate(items);
    for (const [index, item] of items.entries()) {
      const place = places[index] ?? null;
      yield between + JSON.stringify(featureOf(onMap.idOf(item), place, { ...item, place }));
      between = ',';
    }
  }
  yield `],${membersOf({ rowCount: rowCount(), next })}}`;
};

/** The members of an object, to stand among others. */
function membersOf(members: object): string {
  return JSON.stringify(members).slice(1, -1);
}
