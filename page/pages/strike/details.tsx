import type { Strike } from '../../ledger/answers.js';
import { type Fact, Facts } from '../../parts/facts.js';
import { capital, precisionInWords } from '../../wording/codes.js';
import { placeInWords, pointInWords } from '../../wording/place.js';
import { regionInWords } from '../../wording/regions.js';
import { windowInWords } from '../../wording/time.js';
import { meansInWords, targetInWords } from './wording.js';

/** Members of a strike, all of them or those that one source states. */
export type Some = Partial<
  Pick<Strike, 'title' | 'means' | 'attacker' | 'parties' | 'target' | 'occurred' | 'place' | 'regions'>
>;

/** The details of a strike, point by point. */
export function Details({ of }: { readonly of: Some }) {
  return <Facts facts={factsOf(of)} />;
}

/** What is stated, in the order in which one tells it; what is not stated is empty. */
export function factsOf({ occurred, place, means, attacker, target, parties, regions }: Some): Fact[] {
  return [
    ['When', occurred ? capital(windowInWords(occurred)) : null],
    ['Where', place ? <Where place={place} /> : null],
    ['Regions concerned', regions?.length ? regions.map(regionInWords).join(', ') : null],
    ['By what means', means ? meansInWords(means) : null],
    ['Attacker', attacker ?? null],
    ['Target', target ? targetInWords(target) : null],
    ['Sides', parties?.length ? parties.map(({ name }) => name).join(' against ') : null],
  ];
}

function Where({ place }: { readonly place: Strike['place'] }) {
  const words = placeInWords(place);
  return (
    <>
      {words === '' ? capital(precisionInWords(place.precision)) : words}
      <span class="hint">
        {' '}
        {words === '' ? '' : `${capital(precisionInWords(place.precision))}. `}
        {place.point === null
          ? 'No point on a map was recorded.'
          : `On the map at ${pointInWords(place.point)}.`}
      </span>
    </>
  );
}
