import { FAMILIES } from '../../../src/domain/counts/families.js';
import { CAUSES } from '../../../src/domain/kernel/cause.js';
import { useAddress } from '../../address/address.js';
import { type FilterField, FilterForm } from '../../parts/filter-form.js';
import { causeInWords, familyInWords, quantityInWords } from '../../wording/codes.js';
import { COUNTRIES } from '../../wording/countries.js';

const DIRECTIONS = { up: 'up', down: 'down', reported: 'first reports', retracted: 'retractions' } as const;

/** Which changes are shown. */
export function ChangeFilters() {
  const { query } = useAddress();
  return <FilterForm fields={fieldsOf(query['family'])} label="Which changes" resets={['before']} />;
}

function fieldsOf(family: string | undefined): FilterField[] {
  const families = FAMILIES.filter(({ code }) => !family || code === family);
  const measures = families.flatMap((one) => Object.keys(one.measures));
  return [
    {
      name: 'family',
      label: 'Of what kind',
      type: 'select',
      options: FAMILIES.map(({ code }) => [code, familyInWords(code)]),
    },
    {
      name: 'measure',
      label: 'What is counted',
      type: 'select',
      options: measures.map((measure) => [measure, quantityInWords({ measure, group: 'all' })]),
    },
    { name: 'direction', label: 'Which way', type: 'select', options: Object.entries(DIRECTIONS) },
    {
      name: 'cause',
      label: 'Why',
      type: 'select',
      options: CAUSES.map((cause) => [cause, causeInWords(cause).label]),
    },
    { name: 'country', label: 'Country', type: 'select', options: COUNTRIES },
  ];
}
