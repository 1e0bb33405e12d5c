import { FAMILIES } from '../../../src/domain/counts/families.js';
import { ChoiceField } from '../../parts/choice-field.js';
import { TextField } from '../../parts/text-field.js';
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

/** What is added. Each choice is in the address. */
export function TollQuestion() {
  return (
    <form class="fields filters" aria-label="What is added" onSubmit={(event) => event.preventDefault()}>
      <ChoiceField name="measure" label="What is counted" options={MEASURES} otherwise="killed" />
      <ChoiceField
        name="group"
        label="Of whom or what"
        all="all of them"
        options={GROUPS.map((group) => [group, plain(group)])}
      />
      <ChoiceField
        name="subjectType"
        label="Counted of"
        all="strikes"
        options={[['situation', 'situations']]}
        voids={['subject']}
      />
      <TextField name="from" label="From" isDate />
      <TextField name="to" label="To" isDate />
      <ChoiceField name="groupBy" label="Lines" all="one total" options={GROUPINGS} />
    </form>
  );
}
