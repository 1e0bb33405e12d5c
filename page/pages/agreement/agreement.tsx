import { useAddress } from '../../address/address.js';
import type { Agreement } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { Besides } from '../../parts/besides.js';
import { Facts } from '../../parts/facts.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Quote, SaidBy } from '../../parts/said.js';
import { Time } from '../../parts/time.js';
import { kindInWords, stageInWords, withCountry } from '../../wording/codes.js';
import { placeInWords } from '../../wording/place.js';
import { TermSection } from './term.js';

/** An agreement: who with whom, how far it is, what was agreed and what was delivered. */
export default function AgreementPage() {
  const { path, moment } = useAddress();
  const loaded = useAnswer<Agreement>(path, { ...moment });
  const found = loaded.answer;
  return (
    <PageFrame
      title={found?.title ?? 'An agreement'}
      kind={found ? `Agreement: ${kindInWords(found.kind).toLowerCase()}` : 'Agreement'}
    >
      <WhenLoaded loaded={loaded}>
        {(agreement) => (
          <>
            <About agreement={agreement} />
            <section aria-labelledby="terms">
              <h2 id="terms">What is agreed, and what was delivered</h2>
              {agreement.terms.length === 0 ? <p class="absent">No terms recorded.</p> : null}
              {agreement.terms.map((term) => (
                <TermSection
                  key={term.termId}
                  term={term}
                  path={path}
                  quoted={agreement.stageStatement.quote}
                />
              ))}
            </section>
            <Stages agreement={agreement} />
            <Besides {...agreement} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function About({ agreement }: { readonly agreement: Agreement }) {
  const { parties, signatories, signedAt, place, statement, stage, stageStatement } = agreement;
  return (
    <>
      <p>
        <strong class="tag">{stageInWords(stage)}</strong> as stated by <SaidBy statement={stageStatement} />
      </p>
      <Quote statement={stageStatement} />
      <Facts
        facts={[
          ['Between', parties.map(({ name, country }) => withCountry(name, country)).join(' and ')],
          ['Signed by', signatories.map(signatoryInWords).join('; ')],
          ['Signed on', signedAt === null ? null : <Time at={signedAt} />],
          ['Signed in', place === null ? null : placeInWords(place)],
          ['First stated by', <SaidBy statement={statement} />],
        ]}
      />
    </>
  );
}

function signatoryInWords({ office, name, country }: Agreement['signatories'][number]): string {
  return name === null ? withCountry(office, country) : `${name}, ${withCountry(office, country)}`;
}

function Stages({ agreement: { stages } }: { readonly agreement: Agreement }) {
  return (
    <section aria-labelledby="stages">
      <h2 id="stages">How far it came</h2>
      <ol>
        {stages.map((entry) => (
          <li key={entry.revision}>
            <strong>{stageInWords(entry.stage)}</strong>, stated by <SaidBy statement={entry.statement} />
            {entry.reason === null ? null : <p>{entry.reason}</p>}
            <Quote statement={entry.statement} />
            <p class="hint">
              Recorded <Time at={entry.recordedAt} /> by {entry.actor}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
