import { useMemo } from 'preact/hooks';
import type { Strike } from '../../ledger/answers.js';
import { Link } from '../../parts/link.js';
import { placesOf } from '../map/places.js';
import { WorldMap } from '../map/world-map.js';

/** A small map of a strike: its point, or the country that it is somewhere in. Nothing where neither is known. */
export function WhereOnMap({ strike }: { readonly strike: Strike }) {
  const places = useMemo(() => placesOf([strike]), [strike]);
  const { country } = strike.place;
  if (places.nowhere.length > 0) return null;
  return (
    <section aria-label="On the map">
      <WorldMap places={places} view={null} small />
      {country === null ? null : (
        <p>
          <Link to="/map" query={{ country }}>
            Other strikes in this country on the map
          </Link>
        </p>
      )}
    </section>
  );
}
