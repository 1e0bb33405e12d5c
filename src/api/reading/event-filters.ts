import { EVENT_TYPES } from '../../domain/catalogue/event-types.js';
import { FAMILIES } from '../../domain/counts/families.js';
import {
  actorParameter,
  codeParameter,
  countryParameter,
  decimal,
  id,
  type Parameter,
  regionParameter,
  word,
} from './parameters.js';

/** Types of events that one filter names, at most. */
export const MOST_TYPES = 50;

/** Some wire names of events, with commas between them. */
const typesParameter: Parameter<readonly string[]> = {
  description: `Wire names such as \`conflict-ledger.casualty-count-amended.v1\`, up to ${MOST_TYPES} with commas`,
  schema: { type: 'string' },
  parse: (text) => {
    const types = text.split(',');
    if (types.length > MOST_TYPES)
      return { kind: 'unparsable', detail: `must name at most ${MOST_TYPES} types` };
    const unknown = types.find((type) => !EVENT_TYPES.has(type));
    return unknown === undefined
      ? { kind: 'value', value: types }
      : { kind: 'invalid', detail: 'must name types of events of this ledger' };
  },
};

/** The filters of the feed of events, of its stream and of webhooks. */
export const EVENT_FILTERS = {
  type: typesParameter,
  subject: id('The resource that they are of, or that their counts are about'),
  family: word(
    FAMILIES.map(({ code }) => code),
    'The family of their counts',
  ),
  measure: codeParameter('What is counted'),
  group: codeParameter('For whom it is counted'),
  source: id('Whose statement they have or rest on'),
  actor: actorParameter('Who entered them'),
  country: countryParameter,
  admin1: regionParameter,
  minRelative: decimal(
    'Only those that change a figure, by at least that share of the number before: 0.5 is by half. From zero is more than any',
  ),
};
