import { FAMILIES } from '../../../src/domain/counts/families.js';
import { useAddress } from '../../address/address.js';
import { type FilterField, FilterForm } from '../../parts/filter-form.js';
import { plain, quantityInWords } from '../../wording/codes.js';
import { GROUPINGS } from './wording.js';

const MEASURES = FAMILIES.flatMap(({ measures }) => Object.keys(measures)).map(
  (measure) => [measure, quantityInWords({ measure, group: 'all' })] as const,
);
const GROUPS = [
  'children',
  'adults',
  'women',
  'men',
  'civilians',
  'combatants',
  'medical_staff',
  'journalists',
  'drones',
  'missiles',
  'airports',
];

/** What each field is where nothing else was chosen is what is asked for then. */
const FIELDS: readonly FilterField[] = [
  { name: 'measure', label: 'What is counted', type: 'select', options: MEASURES, standard: 'killed' },
  {
    name: 'group',
    label: 'Of whom or what',
    type: 'select',
    options: [['all', 'all of them'], ...GROUPS.map((group) => [group, plain(group)] as const)],
    standard: 'all',
  },
  {
    name: 'subjectType',
    label: 'Counted of',
    type: 'select',
    options: [
      ['strike', 'strikes'],
      ['situation', 'situations'],
    ],
    standard: 'strike',
  },
  { name: 'from', label: 'From', type: 'date' },
  { name: 'to', label: 'To', type: 'date' },
  {
    name: 'groupBy',
    label: 'Lines',
    type: 'select',
    options: [['', 'one total'], ...GROUPINGS],
    standard: '',
  },
];

/** What is added. Of one subject, its type is not to be chosen. */
export function TollQuestion() {
  const { query } = useAddress();
  const fields = query['subject'] ? FIELDS.filter(({ name }) => name !== 'subjectType') : FIELDS;
  return (
    <FilterForm
      fields={fields}
      label="What is added"
      resets={['lines', 'line']}
      keeps={['subject', 'subjectType']}
    />
  );
}
