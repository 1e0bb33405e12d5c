import { useAddress } from '../../address/address.js';
import type { Strike } from '../../ledger/answers.js';
import { useAnswer, useLoaded } from '../../ledger/use-answer.js';
import { Besides } from '../../parts/besides.js';
import { SubjectLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { SubjectCounts } from '../../parts/subject-counts.js';
import { AccountedFor } from './accounted-for.js';
import { Details } from './details.js';
import { readParts } from './family-tree.js';
import { PartsSection } from './parts.js';
import { Stances } from './stances.js';
import { StatusOfStrike } from './status.js';
import { WhereOnMap } from './where.js';
import './strike.css';

/** A strike: what is known of it and by whom, what others say of it, the whole and its parts. */
export default function StrikePage() {
  const { path, moment } = useAddress();
  const loaded = useAnswer<Strike>(path, { ...moment });
  const strike = loaded.answer;
  return (
    <PageFrame title={strike?.title ?? 'A strike'} kind={strike ? <Kind strike={strike} /> : 'Strike'}>
      <WhenLoaded loaded={loaded}>
        {(found) => (
          <>
            <div class="two-columns">
              <div>
                <StatusOfStrike strike={found} />
                <Details of={found} />
              </div>
              <WhereOnMap strike={found} />
            </div>
            <Figures strike={found} />
            <Stances strike={found} />
            <WholeAndParts strike={found} />
            <Besides {...found} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function Kind({ strike: { partOf } }: { readonly strike: Strike }) {
  if (partOf === null) return <>Strike</>;
  return (
    <>
      Strike, part of <SubjectLink subject={{ type: 'strike', id: partOf }} />
    </>
  );
}

function Figures({ strike: { counts } }: { readonly strike: Strike }) {
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">What is counted</h2>
      {counts.length === 0 ? (
        <p class="absent">No figures recorded of it as a whole.</p>
      ) : (
        <SubjectCounts counts={counts} />
      )}
    </section>
  );
}

function WholeAndParts({ strike }: { readonly strike: Strike }) {
  const { moment } = useAddress();
  const { id, parts, asOf } = strike;
  const question = parts.length === 0 ? null : JSON.stringify([id, moment, asOf.sequence]);
  const loaded = useLoaded(question, (signal) => readParts(id, { ...moment }, signal));
  if (question === null) return null;
  return (
    <WhenLoaded loaded={loaded}>
      {(found) => (
        <>
          <AccountedFor strike={strike} parts={found.parts} />
          <PartsSection parts={found} />
        </>
      )}
    </WhenLoaded>
  );
}
