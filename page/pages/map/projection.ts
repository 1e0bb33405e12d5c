import { geoAzimuthalEqualArea, geoNaturalEarth1, type GeoProjection } from 'd3-geo';
import type { View } from './view.js';

/** Wider than this, what is shown is the round world. */
const WIDE = 200;
const STEPS = 8;

/** A projection that shows a view as large as there is room, with equal areas unless it is most of the world. */
export function projectionOf(view: View, width: number, height: number): GeoProjection {
  const [lon, lat] = [(view.west + view.east) / 2, (view.south + view.north) / 2];
  const isWide = view.east - view.west > WIDE;
  const projection = isWide
    ? geoNaturalEarth1().rotate([-lon, 0])
    : // The shapes have points enough: looking for edges that are seen to be bent is most of the work, and finds none.
      geoAzimuthalEqualArea().rotate([-lon, -lat]).precision(0);
  return projection.fitSize([width, height], { type: 'MultiPoint', coordinates: edgeOf(view) }).clipExtent([
    [-50, -50],
    [width + 50, height + 50],
  ]);
}

/** Points along the edge of a view, whose sides are bent once they are drawn. */
function edgeOf({ west, south, east, north }: View): [number, number][] {
  const inside = 0.001;
  return Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS).flatMap((share): [number, number][] => {
    const lon = west + inside + (east - west - 2 * inside) * share;
    const lat = south + (north - south) * share;
    return [
      [lon, south],
      [lon, north],
      [west + inside, lat],
      [east - inside, lat],
    ];
  });
}
