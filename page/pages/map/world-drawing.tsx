import { geoArea, geoBounds, geoPath } from 'd3-geo';
import { countryInWords } from '../../wording/codes.js';
import { radiusOf, shadedInWords, spotInWords } from './marks.js';
import type { Places, Shaded, Spot } from './places.js';
import { projectionOf } from './projection.js';
import { boxOfPoint, fit, mayShow, type View, WORLD } from './view.js';
import type { Country } from './world.js';

/** So much of a country is what it is fitted by; what lies beyond, like islands far away, does not widen the view. */
const NORTHMOST = 72;

/** What of the world shows all that is marked. */
export function viewOf({ spots, shaded }: Places, countries: readonly Country[]): View {
  const boxes = spots.map(({ point }) => boxOfPoint(point));
  for (const { country } of shaded) {
    const found = countries.find(({ code }) => code === country);
    if (found) boxes.push(boxOf(found));
  }
  return fit(boxes) ?? WORLD;
}

function boxOf({ shape }: Country): View {
  const [[west, south], [east, north]] = geoBounds(mainPartOf(shape));
  return { west, south, east: east < west ? east + 360 : east, north: Math.min(north, NORTHMOST) };
}

/** The largest of a country's pieces. */
function mainPartOf(shape: Country['shape']): Country['shape'] {
  const pieces = shape.coordinates.map((rings) => ({ type: 'MultiPolygon' as const, coordinates: [rings] }));
  const areas = pieces.map((piece) => geoArea(piece));
  return pieces[areas.indexOf(Math.max(...areas))] ?? shape;
}

interface Props {
  readonly countries: readonly Country[];
  readonly places: Places;
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly onPoint?: (words: string | null) => void;
  readonly onSpot?: (spot: Spot) => void;
  readonly onCountry?: (country: string) => void;
}

/** Land, borders, the countries that strikes are somewhere in, and a mark for each spot. */
export function WorldDrawing({ countries, places, view, width, height, onPoint, onSpot, onCountry }: Props) {
  const projection = projectionOf(view, width, height);
  // As precisely as pixels show it.
  const path = geoPath(projection).digits(1);
  const numbers = new Map(places.shaded.map((shaded) => [shaded.country, shaded]));
  const land = countries.flatMap(({ code, shape, bounds }) => {
    const d = mayShow(view, bounds) ? path(shape) : null;
    return d === null ? [] : [{ code, shape, d, shaded: numbers.get(code ?? '') }];
  });
  const spots = places.spots
    .toSorted((a, b) => radiusOf(b) - radiusOf(a))
    .flatMap((spot) => {
      const [x = NaN, y = NaN] = projection([...spot.point]) ?? [];
      return x < -20 || y < -20 || x > width + 20 || y > height + 20 ? [] : [{ spot, x, y }];
    });
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <pattern
        id="somewhere"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="7" height="7" class="somewhere-ground" />
        <rect width="2" height="7" class="somewhere-line" />
      </pattern>
      <g>
        {land.map(({ code, d }) => (
          <path key={code} d={d} class="land" />
        ))}
      </g>
      <g>
        {land.map(({ code, d, shaded }) =>
          shaded ? (
            <path
              key={code}
              d={d}
              class={onCountry ? 'somewhere somewhere--open' : 'somewhere'}
              onPointerEnter={() => onPoint?.(shadedInWords(shaded))}
              onPointerLeave={() => onPoint?.(null)}
              onClick={() => onCountry?.(shaded.country)}
            >
              <title>{shadedInWords(shaded)}</title>
            </path>
          ) : null,
        )}
      </g>
      <g>
        {spots.map(({ spot, x, y }) => (
          <circle
            key={spot.key}
            cx={x.toFixed(1)}
            cy={y.toFixed(1)}
            r={radiusOf(spot).toFixed(1)}
            class={`spot spot--${spot.kind}${onSpot ? ' spot--open' : ''}`}
            onPointerEnter={() => onPoint?.(spotInWords(spot))}
            onPointerLeave={() => onPoint?.(null)}
            onClick={() => onSpot?.(spot)}
          >
            <title>{spotInWords(spot)}</title>
          </circle>
        ))}
      </g>
      <g>
        {land.map(({ code, shape, shaded }) =>
          shaded ? (
            <Label key={code} shaded={shaded} at={path.centroid(shape)} width={width} height={height} />
          ) : null,
        )}
      </g>
    </svg>
  );
}

interface LabelProps {
  readonly shaded: Shaded;
  readonly at: readonly [number, number];
  readonly width: number;
  readonly height: number;
}

/** The country and the number, in the middle of what of it is shown. */
function Label({ shaded: { country, strikes }, at: [x, y], width, height }: LabelProps) {
  if (!(x > 0 && y > 0 && x < width && y < height)) return null;
  return (
    <text x={x} y={y} class="map-label" text-anchor="middle">
      <tspan x={x}>{countryInWords(country)}</tspan>
      <tspan x={x} dy="1.1em" class="map-number">
        {strikes.length}
      </tspan>
    </text>
  );
}
