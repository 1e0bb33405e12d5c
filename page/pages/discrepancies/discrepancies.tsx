import { FAMILIES } from '../../../src/domain/counts/families.js';
import { useAddress } from '../../address/address.js';
import type { Discrepancy, Page } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { type FilterField, FilterForm } from '../../parts/filter-form.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { familyInWords } from '../../wording/codes.js';
import { COUNTRIES } from '../../wording/countries.js';
import { DiscrepancyItem } from './item.js';
import { KIND_CHOICES } from './wording.js';

const SHOWN = '25';

const FIELDS: readonly FilterField[] = [
  { name: 'kind', label: 'What is wrong', type: 'select', options: KIND_CHOICES },
  {
    name: 'family',
    label: 'Of what kind',
    type: 'select',
    options: FAMILIES.map(({ code }) => [code, familyInWords(code)]),
  },
  { name: 'country', label: 'Country', type: 'select', options: COUNTRIES },
  {
    name: 'order',
    label: 'First',
    type: 'select',
    options: [
      ['size', 'the greatest'],
      ['relative-size', 'the greatest for its size'],
      ['age', 'the oldest'],
    ],
    standard: 'size',
  },
];

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
      <FilterForm fields={FIELDS} label="Which of them" />
      <WhenLoaded loaded={loaded}>{(page) => <Found page={page} />}</WhenLoaded>
    </PageFrame>
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
