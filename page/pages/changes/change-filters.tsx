import { FAMILIES } from '../../../src/domain/counts/families.js';
import { CAUSES } from '../../../src/domain/kernel/cause.js';
import { useAddress } from '../../address/address.js';
import { ChoiceField } from '../../parts/choice-field.js';
import { CountryField } from '../../parts/text-field.js';
import { causeInWords, familyInWords, quantityInWords } from '../../wording/codes.js';

const DIRECTIONS = { up: 'up', down: 'down', reported: 'first reports', retracted: 'retractions' } as const;
/** Another choice begins at the newest again. */
const VOIDS = ['before'];

/** Which changes are shown. Each choice is in the address. */
export function ChangeFilters() {
  const { query } = useAddress();
  const measures = FAMILIES.filter(({ code }) => !query['family'] || code === query['family']).flatMap(
    (family) => Object.keys(family.measures),
  );
  const choice = { all: 'all', voids: VOIDS } as const;
  return (
    <form class="fields filters" aria-label="Which changes" onSubmit={(event) => event.preventDefault()}>
      <ChoiceField
        {...choice}
        name="family"
        label="Of what kind"
        voids={[...VOIDS, 'measure']}
        options={FAMILIES.map(({ code }) => [code, familyInWords(code)])}
      />
      <ChoiceField
        {...choice}
        name="measure"
        label="What is counted"
        options={measures.map((measure) => [measure, quantityInWords({ measure, group: 'all' })])}
      />
      <ChoiceField {...choice} name="direction" label="Which way" options={Object.entries(DIRECTIONS)} />
      <ChoiceField
        {...choice}
        name="cause"
        label="Why"
        options={CAUSES.map((cause) => [cause, causeInWords(cause).label])}
      />
      <CountryField voids={VOIDS} />
    </form>
  );
}
