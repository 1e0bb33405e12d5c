import { FAMILIES } from '../../../src/domain/counts/families.js';
import { useAddress } from '../../address/address.js';
import type { Discrepancy, Page } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { ChoiceField } from '../../parts/choice-field.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { CountryField } from '../../parts/text-field.js';
import { familyInWords } from '../../wording/codes.js';
import { DiscrepancyItem } from './item.js';
import { KIND_CHOICES } from './wording.js';

const SHOWN = '25';
/** Another choice begins at the first page. */
const VOIDS = ['cursor'];

/** Figures that do not go together, the greatest difference first. */
export default function DiscrepanciesPage() {
  const { query } = useAddress();
  const loaded = useAnswer<Page<Discrepancy>>('/discrepancies', { ...query, limit: SHOWN });
  return (
    <PageFrame title="Figures that do not go together">
      <p class="lead">
        Where sources contradict each other, parts make more than their whole, or figures break their own
        order. The ledger keeps them all, and says so.
      </p>
      <Filters />
      <WhenLoaded loaded={loaded}>{(page) => <Found page={page} />}</WhenLoaded>
    </PageFrame>
  );
}

function Filters() {
  const choice = { all: 'all', voids: VOIDS } as const;
  return (
    <form class="fields filters" aria-label="Which of them" onSubmit={(event) => event.preventDefault()}>
      <ChoiceField {...choice} name="kind" label="What is wrong" options={KIND_CHOICES} />
      <ChoiceField
        {...choice}
        name="family"
        label="Of what kind"
        options={FAMILIES.map(({ code }) => [code, familyInWords(code)])}
      />
      <CountryField voids={VOIDS} />
      <ChoiceField
        name="order"
        label="First"
        all="the greatest"
        options={[
          ['relative-size', 'the greatest for its size'],
          ['age', 'the oldest'],
        ]}
        voids={VOIDS}
      />
    </form>
  );
}

function Found({ page: { items, next } }: { readonly page: Page<Discrepancy> }) {
  const { with: withChanges, query } = useAddress();
  if (items.length === 0) return <p>No figures of this kind contradict each other.</p>;
  return (
    <>
      <ul class="plain-list changes">
        {items.map((item) => (
          <DiscrepancyItem
            key={item.counts.map(({ id, revision }) => `${id}/${revision}`).join()}
            found={item}
          />
        ))}
      </ul>
      <nav class="pager" aria-label="Discrepancies, page by page">
        {query['cursor'] === undefined ? (
          <span />
        ) : (
          <a href={withChanges({ cursor: undefined })}>‹ The first</a>
        )}
        {next === null ? <span /> : <a href={withChanges({ cursor: next })}>More ›</a>}
      </nav>
    </>
  );
}
