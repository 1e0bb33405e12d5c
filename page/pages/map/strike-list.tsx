import { useEffect, useRef } from 'preact/hooks';
import { useAddress } from '../../address/address.js';
import type { ListedStrike } from '../../ledger/answers.js';
import { Link } from '../../parts/link.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { TableHead } from '../../parts/table-head.js';
import { countryInWords, precisionInWords, strikeStatusInWords } from '../../wording/codes.js';
import { placeInWords } from '../../wording/place.js';
import { regionInWords } from '../../wording/regions.js';
import { windowInWords } from '../../wording/time.js';
import { strikesInWords } from './marks.js';
import { markOf, spotKey } from './places.js';

const ROWS = 100;

/** All that the map shows, and what it cannot show, as links. @param at the spot that was chosen on the map */
export function StrikeLists({
  strikes,
  at,
}: {
  readonly strikes: readonly ListedStrike[];
  readonly at?: string;
}) {
  const marked = strikes.filter(({ place }) => markOf(place) !== null);
  const unmarked = strikes.filter(({ place }) => markOf(place) === null);
  const chosen = at === undefined ? marked : marked.filter(({ place }) => spotKey(place) === at);
  return (
    <>
      <NotOnMap strikes={unmarked} />
      <OnMap strikes={chosen} isNarrowed={at !== undefined} />
    </>
  );
}

function OnMap({
  strikes,
  isNarrowed,
}: {
  readonly strikes: readonly ListedStrike[];
  readonly isNarrowed: boolean;
}) {
  const { query, with: withChanges } = useAddress();
  const heading = useRef<HTMLHeadingElement>(null);
  const { at } = query;
  useEffect(() => {
    // What was chosen is further down than the map.
    if (at !== undefined) heading.current?.focus();
  }, [at]);
  if (strikes.length === 0 && !isNarrowed) return null;
  const { rows, page } = pageOf(strikes, query['page'], ROWS);
  return (
    <section aria-labelledby="on-map">
      <h2 id="on-map" ref={heading} tabIndex={-1}>
        {isNarrowed ? 'At the spot that was chosen' : 'On the map'}
      </h2>
      {isNarrowed ? (
        <p>
          {strikesInWords(strikes.length)}.{' '}
          <a href={withChanges({ at: undefined, page: undefined })}>Those at all spots</a>
        </p>
      ) : null}
      <table class="cards">
        <TableHead columns={['Strike', 'When', 'Where', 'Status']} />
        <tbody>
          {rows.map(({ id, title, occurred, place, status }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/strikes/${id}`}>{title}</Link>
              </th>
              <td data-label="When">{windowInWords(occurred)}</td>
              <td data-label="Where">
                {placeInWords(place)} <span class="hint">{precisionInWords(place.precision)}</span>
              </td>
              <td data-label="Status">{strikeStatusInWords(status)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={strikes.length} what="Strikes on the map" />
    </section>
  );
}

function NotOnMap({ strikes }: { readonly strikes: readonly ListedStrike[] }) {
  const { query } = useAddress();
  if (strikes.length === 0) return null;
  const sorted = strikes.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)));
  const { rows, page } = pageOf(sorted, query['unmarkedPage'], ROWS);
  return (
    <section aria-labelledby="not-on-map">
      <h2 id="not-on-map">Not on the map</h2>
      <p>
        {strikesInWords(strikes.length)} without a point that says where: no more is recorded than a name, a
        region or a country.
      </p>
      {[...Map.groupBy(rows, ({ place }) => place.country)].map(([country, there]) => (
        <InCountry key={country} country={country} strikes={there} />
      ))}
      <Pager
        page={page}
        rows={ROWS}
        total={strikes.length}
        what="Strikes that are not on the map"
        name="unmarkedPage"
      />
    </section>
  );
}

/** By country, then by region; what is known less comes after. */
function orderOf({ place: { country, admin1 } }: ListedStrike): string {
  const land = country === null ? '\uffff' : countryInWords(country);
  return `${land} ${admin1 === null ? '\uffff' : regionInWords(admin1)}`;
}

interface InCountryProps {
  readonly country: string | null;
  readonly strikes: readonly ListedStrike[];
}

function InCountry({ country, strikes }: InCountryProps) {
  return (
    <>
      <h3>{country === null ? 'Not known in which country' : countryInWords(country)}</h3>
      <dl class="facts">
        {[...Map.groupBy(strikes, ({ place }) => place.admin1)].map(([region, there]) => (
          <div key={region} class="fact">
            <dt>{region === null ? 'Region not known' : regionInWords(region)}</dt>
            <dd>
              <ul class="plain-list">
                {there.map(({ id, title, status, place }) => (
                  <li key={id}>
                    <Link to={`/strikes/${id}`}>{title}</Link>{' '}
                    <span class="hint">
                      {strikeStatusInWords(status)}; {precisionInWords(place.precision)}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
