import { only, useAddress } from '../../address/address.js';
import type { KeyedTolls, Toll } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { SubjectLink } from '../../parts/link.js';
import { GroupedTolls } from './grouped.js';
import { OneToll } from './one.js';
import { TollQuestion } from './question.js';
import './tolls.css';

/** What is asked for where the address says nothing. */
const OTHERWISE = { measure: 'killed' };
/** What of the address is a question to the ledger. The rest is how it is shown. */
const ASKED = ['subject', 'subjectType', 'family', 'measure', 'group', 'from', 'to', 'groupBy'];

/** What figures come to, and what each total stands on. */
export default function TollsPage() {
  const { query, moment } = useAddress();
  const asked = { ...OTHERWISE, ...only(query, ASKED) };
  const loaded = useAnswer<Toll | KeyedTolls>('/tolls', { ...asked, ...moment });
  const subject = query['subject'];
  return (
    <PageFrame title="Totals">
      <p class="lead">
        What the figures come to: at least, at most, and the number itself where all have one. Parts are never
        added to the whole that they are part of.
      </p>
      {subject === undefined ? null : (
        <p>
          Of <SubjectLink subject={{ type: query['subjectType'] ?? 'strike', id: subject }} /> with all its
          parts.
        </p>
      )}
      <TollQuestion />
      <WhenLoaded loaded={loaded}>
        {(found) => ('items' in found ? <GroupedTolls tolls={found.items} /> : <OneToll toll={found} />)}
      </WhenLoaded>
    </PageFrame>
  );
}
