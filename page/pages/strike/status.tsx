import type { Strike } from '../../ledger/answers.js';
import { Quote, SaidBy } from '../../parts/said.js';
import { statusClass, statusMeaning, strikeStatusInWords } from './wording.js';

/** Who states the strike, and how far others bear it out. */
export function StatusOfStrike({ strike }: { readonly strike: Strike }) {
  const { status, statement } = strike;
  return (
    <section aria-label="Status, and who states it">
      <p>
        <strong class={statusClass(status)}>{strikeStatusInWords(status)}</strong> {statusMeaning(status)}
      </p>
      <p>
        {status === 'retracted' ? 'Taken back on the word of ' : 'Stated by '}
        <SaidBy statement={statement} />
      </p>
      <Quote statement={statement} />
    </section>
  );
}
