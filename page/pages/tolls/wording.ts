import { countryInWords, plain } from '../../wording/codes.js';
import { regionInWords } from '../../wording/regions.js';
import { periodInWords } from '../../wording/time.js';

/** Why a count is left out of a total. */
const REASONS: Readonly<Record<string, string>> = {
  retracted: 'it was retracted',
  unknown: 'its source does not know',
  'strike-retracted': 'its strike was retracted',
  inside: 'a wider period of it counts',
  'spans-buckets': 'a period that fits into one line counts',
  'earlier-period': 'a later level counts',
  'partly-inside': 'it lies only partly inside the dates asked for',
  undated: 'nobody knows when it was',
  'in-whole': 'the whole that it is part of has a figure of its own',
  'another-scheme': 'it is counted by another division of people than those that are added',
  'no-scheme': 'its group belongs to no division of people that could be added',
};

export function reasonInWords(why: string): string {
  return REASONS[why] ?? plain(why);
}

/** What totals can be made by. */
export const GROUPINGS = [
  ['place.admin1', 'by region'],
  ['place.country', 'by country'],
  ['period', 'by period'],
  ['period.month', 'by month'],
  ['period.year', 'by year'],
  ['group', 'by group of people or things'],
  ['attacker', 'by attacker'],
] as const;

/** A line of a grouped total: what it stands for. `null`: what cannot be attributed. */
export function keyInWords(key: Readonly<Record<string, string | null>>): string {
  return Object.entries(key)
    .map(([name, value]) => (value === null ? 'not attributed' : valueInWords(name, value)))
    .join(', ');
}

function valueInWords(name: string, value: string): string {
  if (name === 'place.country') return countryInWords(value);
  if (name === 'place.admin1') return regionInWords(value);
  if (name.startsWith('period')) return periodInWords(value);
  return name === 'group' ? plain(value) : value;
}
