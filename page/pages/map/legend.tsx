import { radiusOf } from './marks.js';
import type { MarkKind } from './places.js';

const SPOTS: readonly (readonly [MarkKind, string])[] = [
  ['exact', 'The place itself'],
  ['near', 'Near this place'],
  ['settlement', 'Somewhere in this settlement'],
  ['wide', 'Somewhere around here: no more than the district, the region or an area is known'],
];

/** What the marks mean. */
export function MapLegend() {
  return (
    <div>
      <ul class="map-legend">
        {SPOTS.map(([kind, words]) => (
          <li key={kind}>
            <svg width="40" height="40" viewBox="-20 -20 40 40" aria-hidden="true">
              <circle r={radiusOf({ kind, strikes: [1] })} class={`spot spot--${kind}`} />
            </svg>
            {words}
          </li>
        ))}
        <li>
          <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true">
            <rect x="4" y="8" width="32" height="24" class="somewhere-ground" />
            <path d="M4 32L28 8M14 32L36 10M4 20L16 8M26 32L36 22" class="somewhere-stroke" />
          </svg>
          Somewhere in this country; the number says how many strikes have no point
        </li>
      </ul>
      <p class="hint">
        A larger mark is more strikes at one spot, not more harm. Shapes: Natural Earth, with countries as
        their ISO codes have them; a line on this map is no judgement about a border.
      </p>
    </div>
  );
}
