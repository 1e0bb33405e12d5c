import { FAMILIES } from '../../domain/counts/families.js';
import { DIRECTIONS } from '../../domain/counts/movement.js';
import { CAUSES } from '../../domain/kernel/cause.js';
import {
  actorParameter,
  codeParameter,
  countryParameter,
  decimal,
  id,
  moment,
  beginning,
  regionParameter,
  word,
} from './parameters.js';

/** The filters of the feed of changes and of its stream. */
export const CHANGE_FILTERS = {
  family: word(
    FAMILIES.map(({ code }) => code),
    'The family of their counts',
  ),
  measure: codeParameter('What is counted'),
  group: codeParameter('For whom it is counted'),
  subject: id('The strike or situation that their counts are about'),
  source: id('Whose statement they rest on'),
  actor: actorParameter('Who entered them'),
  cause: word(CAUSES, 'Why the figure changed'),
  direction: word(DIRECTIONS, 'Which way it changed'),
  minRelative: decimal(
    'Changes by at least that share of the number before: 0.5 is by half. From zero is more than any',
  ),
  country: countryParameter,
  admin1: regionParameter,
  statedFrom: beginning('Stated time: stated then or later. A date is its beginning (UTC)'),
  statedTo: moment('Stated time: stated by then. A date is its end (UTC)'),
};
