import { useMemo, useState } from 'preact/hooks';
import { STRIKE_STATUSES_IN_ORDER } from '../../wording/statuses.js';
import { useAddress } from '../../address/address.js';
import type { ListedStrike } from '../../ledger/answers.js';
import { type Items, useItems } from '../../ledger/use-answer.js';
import { type FilterField, FilterForm } from '../../parts/filter-form.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { COUNTRIES } from '../../wording/countries.js';
import { MapControls } from './controls.js';
import { MapLegend } from './legend.js';
import { placesOf, type Spot } from './places.js';
import { StrikeLists } from './strike-list.js';
import { fromText, type View } from './view.js';
import { WorldMap } from './world-map.js';

/** So many strikes are drawn at most. */
const MOST = 5_000;

const FILTERS = ['q', 'country', 'attacker', 'status', 'occurredFrom', 'occurredTo'] as const;

/** Strikes on a map, each as precisely as it is known and not more. */
export default function MapPage() {
  const { query, moment } = useAddress();
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query[name]]));
  const loaded = useItems<ListedStrike>('/strikes', { ...asked, ...moment }, MOST);
  const fields = useFields(loaded.answer);
  return (
    <PageFrame title="Where strikes happened">
      <FilterForm fields={fields} label="Narrow the map" resets={['at', 'unmarkedPage', 'bbox']} />
      <WhenLoaded loaded={loaded}>{(found) => <Found found={found} />}</WhenLoaded>
    </PageFrame>
  );
}

function useFields(found: Items<ListedStrike> | undefined): FilterField[] {
  const attackers = useMemo(() => attackersOf(found?.items ?? []), [found]);
  return [
    { name: 'q', label: 'Words', type: 'search' },
    { name: 'country', label: 'Country', type: 'select', options: COUNTRIES },
    { name: 'attacker', label: 'Attacker, in exactly these words', options: attackers },
    { name: 'status', label: 'Status', type: 'select', options: STRIKE_STATUSES_IN_ORDER },
    { name: 'occurredFrom', label: 'Happened on this day or later', type: 'date' },
    { name: 'occurredTo', label: 'Happened on this day or earlier', type: 'date' },
  ];
}

/** Those of the strikes that are there, to choose from. */
function attackersOf(strikes: readonly ListedStrike[]): (readonly [string, string])[] {
  const names = new Set(strikes.flatMap(({ attacker }) => attacker ?? []));
  return [...names].sort().map((name) => [name, name] as const);
}

function Found({ found: { items, isCut } }: { readonly found: Items<ListedStrike> }) {
  const { query } = useAddress();
  if (items.length === 0) return <p class="absent">No strikes match what was asked.</p>;
  return (
    <>
      {isCut ? (
        <p class="warning">
          Only the first {items.length} strikes are shown. Narrow what is asked to see others.
        </p>
      ) : null}
      <MapSection strikes={items} />
      <StrikeLists strikes={items} at={query['at']} />
    </>
  );
}

function MapSection({ strikes }: { readonly strikes: readonly ListedStrike[] }) {
  const { query, link, with: withChanges, go } = useAddress();
  const [fitted, setFitted] = useState<View | null>(null);
  const places = useMemo(() => placesOf(strikes), [strikes]);
  const asked = useMemo(() => fromText(query['bbox']), [query['bbox']]);
  const open = ({ key, strikes: there }: Spot) => {
    const [first] = there;
    if (there.length === 1 && first) go(link(`/strikes/${first.id}`));
    else go(withChanges({ at: key, page: undefined }), true);
  };
  return (
    <section aria-labelledby="map">
      <h2 id="map" class="unseen">
        The map
      </h2>
      <WorldMap
        places={places}
        view={asked}
        onFit={setFitted}
        onSpot={open}
        onCountry={(country) => go(withChanges({ country, bbox: undefined, at: undefined, page: undefined }))}
      />
      <MapControls shown={asked ?? fitted} isFitted={asked === null} />
      <MapLegend />
    </section>
  );
}
