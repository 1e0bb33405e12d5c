import { useAddress } from '../../address/address.js';
import type { Situation } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { Besides } from '../../parts/besides.js';
import { Facts } from '../../parts/facts.js';
import { Link } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { Quote, SaidBy } from '../../parts/said.js';
import { SubjectCounts } from '../../parts/subject-counts.js';
import { Time } from '../../parts/time.js';
import { capital, collectionOf, familyInWords, kindInWords, precisionInWords } from '../../wording/codes.js';
import { placeInWords } from '../../wording/place.js';

const ROWS = 100;

/** A situation that figures are about over time, as a displacement. */
export default function SituationPage() {
  const { path, moment } = useAddress();
  const loaded = useAnswer<Situation>(path, { ...moment });
  const found = loaded.answer;
  return (
    <PageFrame
      title={found?.title ?? 'A situation'}
      kind={found ? `Situation: ${kindInWords(found.kind).toLowerCase()}` : 'Situation'}
    >
      <WhenLoaded loaded={loaded}>{(situation) => <About situation={situation} />}</WhenLoaded>
    </PageFrame>
  );
}

function About({ situation }: { readonly situation: Situation }) {
  const { statement, place, since, counts } = situation;
  return (
    <>
      <p>
        Stated by <SaidBy statement={statement} />
      </p>
      <Quote statement={statement} />
      <Facts
        facts={[
          [
            'Where',
            [placeInWords(place), precisionInWords(place.precision)].filter(Boolean).map(capital).join('. '),
          ],
          ['Since', since === null ? 'Not known' : <Time at={since} />],
        ]}
      />
      <section aria-labelledby="figures">
        <h2 id="figures">What is counted</h2>
        {counts.length === 0 ? <p class="absent">No figures recorded.</p> : <Figures situation={situation} />}
      </section>
      <p>
        <Link to="/search" query={{ in: 'series', subject: situation.id }}>
          Published tables about it
        </Link>
      </p>
      <Besides {...situation} />
    </>
  );
}

function Figures({ situation: { id, counts } }: { readonly situation: Situation }) {
  const { query } = useAddress();
  const { rows, page } = pageOf(counts, query['page'], ROWS);
  const families = [...new Set(counts.map(({ family }) => family))];
  return (
    <>
      <SubjectCounts counts={rows} />
      <Pager page={page} rows={ROWS} total={counts.length} what="Figures" />
      <p>
        Search them:{' '}
        {families.map((family, index) => (
          <span key={family}>
            {index > 0 ? ', ' : ''}
            <Link to="/search" query={{ in: collectionOf(family), subject: id }}>
              {familyInWords(family).toLowerCase()}
            </Link>
          </span>
        ))}
      </p>
    </>
  );
}
