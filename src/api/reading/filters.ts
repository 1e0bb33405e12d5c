import { countryParameter, boxParameter, exactText, foreignCode, id, moment } from './parameters.js';
import { actorParameter, beginning, regionParameter, wordsParameter } from './parameters.js';

/** Filters that lists of many kinds share. What they look at is what is in force at the point that the list is as of. */

const MAX_NAME = 300;

/** By who recorded something of it, and since when. */
export const RECORDED_FILTERS = {
  actor: actorParameter('Who recorded an entry of it'),
  code: foreignCode("One of other people's ids and codes: scheme=code, e.g. ucdp:id=36210"),
  revisedSince: beginning(
    'Recorded time: an entry was recorded then or later, the first one too. A date is its beginning (UTC)',
  ),
};

/** By what was stated of it, and when. */
export const STATED_FILTERS = {
  source: id('A source that states an entry of it'),
  statedFrom: beginning(
    'Stated time: what is in force was stated then or later. A date is its beginning (UTC); what was stated on a day stands at its end',
  ),
  statedTo: moment('Stated time: what is in force was stated by then. A date is its end (UTC)'),
};

/** By where it is. */
export const PLACE_FILTERS = {
  country: countryParameter,
  admin1: regionParameter,
  bbox: boxParameter('The part of the map that its point is in'),
};

/** By when it happened. */
export const OCCURRED_FILTERS = {
  occurredFrom: beginning('Its time may be then or later. A date is its beginning (UTC)'),
  occurredTo: moment('Its time may be then or earlier. A date is its end (UTC)'),
};

/** By who attacked. */
export const ATTACKER_FILTER = {
  attacker: exactText(MAX_NAME, 'Who attacked, in exactly these words'),
};

/** By words. */
export const wordsFilter = (texts: string) => ({ q: wordsParameter(`Words of ${texts}`) });
