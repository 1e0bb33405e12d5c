import { merge } from 'topojson-client';
import { COUNTRY_BY_NUMBER } from '../../wording/country-numbers.js';
import type { View } from './view.js';

/** A country, or land that is none's by ISO 3166 (`code` null), with its shape. */
export interface Country {
  readonly code: string | null;
  readonly shape: ReturnType<typeof merge>;
  /** What contains it; all longitudes where it lies on both sides of the antimeridian. */
  readonly bounds: View;
}

/** The shapes of all countries, which share their borders. */
export type World = Parameters<typeof merge>[0];
type Shape = Extract<Parameters<typeof merge>[1], readonly unknown[]>[number];
type Polygon = Extract<Shape, { type: 'Polygon' }>;

/** What the map's makers draw without a number: these are parts of others by ISO 3166, or have letters of their own use. */
const UNNUMBERED: Readonly<Record<string, string>> = { Kosovo: 'XK', 'N. Cyprus': 'CY', Somaliland: 'SO' };

/**
 * The countries of the world as ISO 3166 has them, which is what places in the ledger are named by. The map's makers draw
 * who holds what: they have Crimea with Russia, while its codes, UA-43 and UA-40, are of Ukraine.
 */
export function countriesOf(world: World): Country[] {
  const byCode = new Map<string | null, Shape[]>();
  const add = (code: string | null, shape: Shape) => byCode.set(code, [...(byCode.get(code) ?? []), shape]);
  for (const shape of shapesOf(world)) {
    const code = codeOf(shape);
    if (code !== 'RU') add(code, shape);
    else for (const polygon of polygonsOf(shape)) add(isCrimea(world, polygon) ? 'UA' : 'RU', polygon);
  }
  return [...byCode].map(([code, shapes]) => {
    const shape = merge(world, shapes);
    return { code, shape, bounds: boundsOf(shape) };
  });
}

function boundsOf({ coordinates }: Country['shape']): View {
  const bounds = { west: 180, south: 90, east: -180, north: -90 };
  for (const [lon = 0, lat = 0] of coordinates.flat(2)) {
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
  }
  return bounds;
}

function shapesOf({ objects }: World): readonly Shape[] {
  const { countries } = objects;
  return countries?.type === 'GeometryCollection' ? (countries.geometries as Shape[]) : [];
}

function codeOf({ id, properties }: Shape): string | null {
  const { name = '' } = (properties ?? {}) as { readonly name?: string };
  return COUNTRY_BY_NUMBER.get(String(id)) ?? UNNUMBERED[name] ?? null;
}

function polygonsOf(shape: Shape): Polygon[] {
  if (shape.type === 'Polygon') return [shape];
  return shape.arcs.map((arcs) => ({ type: 'Polygon', arcs }));
}

/** A polygon all of which lies between these degrees; nothing else of Russia does. */
function isCrimea(world: World, polygon: Polygon): boolean {
  const [ring = []] = merge(world, [polygon]).coordinates[0] ?? [];
  return ring.every(([lon = 0, lat = 0]) => lon > 32 && lon < 36.7 && lat > 44 && lat < 46.3);
}
