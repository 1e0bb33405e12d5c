import { useEffect, useMemo, useState } from 'preact/hooks';
import { useWidth } from '../../parts/use-width.js';
import { shadedInWords, strikesInWords } from './marks.js';
import type { Places, Spot } from './places.js';
import { useWorld } from './use-world.js';
import type { View } from './view.js';
import './map.css';

interface Props {
  readonly places: Places;
  /** What part of the world; null for what shows all of it. */
  readonly view: View | null;
  readonly small?: boolean;
  readonly onSpot?: (spot: Spot) => void;
  readonly onCountry?: (country: string) => void;
  /** Told what is shown when nothing else was asked for. */
  readonly onFit?: (view: View) => void;
}

/** A map of strikes, as wide as there is room. Whoever does not see it finds all of it in the list beside it. */
export function WorldMap({ places, view, small = false, onSpot, onCountry, onFit }: Props) {
  const { world, hasFailed } = useWorld();
  const { place, width } = useWidth();
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const fitted = useMemo(() => world && world.draw.viewOf(places, world.countries), [world, places]);
  useEffect(() => {
    if (fitted) onFit?.(fitted);
  }, [fitted]);
  const height = Math.round(Math.min(small ? 260 : 560, Math.max(240, width * 0.6)));
  const shown = view ?? fitted;
  const drawing = useMemo(() => {
    if (!world || !shown || width === 0) return null;
    const { WorldDrawing } = world.draw;
    return (
      <WorldDrawing
        countries={world.countries}
        places={places}
        view={shown}
        width={width}
        height={height}
        onPoint={setPointedAt}
        onSpot={onSpot}
        onCountry={onCountry}
      />
    );
    // What is done about a mark follows from what is shown.
  }, [world, places, shown, width, height]);
  return (
    <div class="world-map">
      <div
        ref={place}
        class="map-room"
        style={{ minHeight: `${height}px` }}
        role="img"
        aria-label={labelOf(places)}
      >
        {drawing ?? <Instead hasFailed={hasFailed} />}
      </div>
      {small ? null : (
        <p class="map-pointed" aria-hidden="true">
          {pointedAt ?? 'Point at a mark to see what it is.'}
        </p>
      )}
    </div>
  );
}

function Instead({ hasFailed }: { readonly hasFailed: boolean }) {
  if (hasFailed)
    return <p class="absent">The map could not be fetched. What it would show is said beside it.</p>;
  return <p class="loading">Drawing the map…</p>;
}

function labelOf({ spots, shaded, nowhere }: Places): string {
  const marked = spots.reduce((sum, { strikes }) => sum + strikes.length, 0);
  const said = [
    marked === 0
      ? null
      : `${strikesInWords(marked)} at ${spots.length === 1 ? 'one spot' : `${spots.length} spots`}`,
    ...shaded.slice(0, 5).map(shadedInWords),
    shaded.length > 5 ? `and more in ${shaded.length - 5} other countries` : null,
    nowhere.length === 0 ? null : `${strikesInWords(nowhere.length)} not known where`,
  ].filter(Boolean);
  return said.length === 0 ? 'A map without strikes' : `A map: ${said.join('; ')}`;
}
