import { useAddress } from '../../address/address.js';
import type { Notice } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { Besides } from '../../parts/besides.js';
import { SubjectLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Quote, SaidBy } from '../../parts/said.js';
import { TableHead } from '../../parts/table-head.js';
import { Time } from '../../parts/time.js';
import { capital, causeInWords, familyInWords, plain, quantityInWords } from '../../wording/codes.js';
import { inWords } from '../../wording/time.js';

/** A notice: one act, or one break in a series, that concerns several figures. */
export default function NoticePage() {
  const { path, moment } = useAddress();
  const loaded = useAnswer<Notice>(path, { ...moment });
  const found = loaded.answer;
  return (
    <PageFrame
      title={found ? causeInWords(found.cause).label : 'A notice'}
      kind="Notice about several figures"
    >
      <WhenLoaded loaded={loaded}>
        {(notice) => (
          <>
            <About notice={notice} />
            <Scope notice={notice} />
            <Besides {...notice} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function About({ notice }: { readonly notice: Notice }) {
  const { cause, reason, statement, recordedAt, actor, retraction } = notice;
  return (
    <>
      {retraction === null ? null : (
        <p class="warning">
          <strong class="tag tag--bad">Retracted</strong> {retraction.reason} Stated by{' '}
          <SaidBy statement={retraction.statement} />. Recorded <Time at={retraction.recordedAt} /> by{' '}
          {retraction.actor}.
        </p>
      )}
      <p>{reason}</p>
      <Quote statement={statement} />
      <p class="hint">{capital(causeInWords(cause).meaning)}</p>
      <p>
        Stated by <SaidBy statement={statement} />
      </p>
      <p class="hint">
        Recorded <Time at={recordedAt} /> by {actor}
      </p>
    </>
  );
}

type ScopeEntry = Notice['scope'][number];

function Scope({ notice: { scope } }: { readonly notice: Notice }) {
  return (
    <section aria-labelledby="scope">
      <h2 id="scope">What it concerns</h2>
      <table class="cards scope">
        <TableHead columns={['About', 'Which figures', 'Which days']} />
        <tbody>
          {scope.map((entry) => (
            <tr key={JSON.stringify(entry)}>
              <th scope="row">
                <SubjectLink subject={entry.subject} />
              </th>
              <td data-label="Which figures">{figuresInWords(entry)}</td>
              <td data-label="Which days">{daysInWords(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function figuresInWords({ family, measure, group }: ScopeEntry): string {
  if (measure !== null) {
    const what = quantityInWords({ measure, group: group ?? 'all' });
    return group === null ? `${what}, of all groups` : what;
  }
  const of = group === null ? '' : `, ${group === 'all' ? 'all of them' : plain(group)}`;
  return `${family === null ? 'All figures' : familyInWords(family)}${of}`;
}

function daysInWords({ from, to }: ScopeEntry): string {
  if (from === null) return to === null ? 'All' : `Until ${inWords(to)}`;
  return to === null ? `From ${inWords(from)} on` : `${inWords(from)} to ${inWords(to)}`;
}
