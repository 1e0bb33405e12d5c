import { useAddress } from '../../address/address.js';
import type { DiplomaticEvent } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { useTellMoments } from '../../moment-bar/known-moments.js';
import { Besides } from '../../parts/besides.js';
import { Facts } from '../../parts/facts.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Quote, SaidBy } from '../../parts/said.js';
import { Time } from '../../parts/time.js';
import { diplomaticStatusInWords, kindInWords, withCountry } from '../../wording/codes.js';
import { placeInWords } from '../../wording/place.js';
import { endOf } from '../../wording/time.js';

/** A diplomatic event: how it was announced, put off, held, and what came of it. */
export default function DiplomaticEventPage() {
  const { path, moment } = useAddress();
  const loaded = useAnswer<DiplomaticEvent>(path, { ...moment });
  // The slider goes over all that is known, also while an earlier moment is shown.
  const all = useAnswer<DiplomaticEvent>(path);
  useTellMoments(
    all.answer && {
      stated: all.answer.history.map(({ effectiveAt }) => endOf(effectiveAt)),
      recorded: all.answer.history.map(({ recordedAt }) => Date.parse(recordedAt)),
    },
  );
  const found = loaded.answer;
  return (
    <PageFrame
      title={found?.title ?? 'A diplomatic event'}
      kind={found ? `Diplomatic event: ${kindInWords(found.kind).toLowerCase()}` : 'Diplomatic event'}
    >
      <WhenLoaded loaded={loaded}>
        {(event) => (
          <>
            <About event={event} />
            <History event={event} />
            <Besides {...event} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function About({ event }: { readonly event: DiplomaticEvent }) {
  const { status, scheduledFor, participants, place, summary, statement } = event;
  return (
    <>
      <p>
        <strong class="tag">{diplomaticStatusInWords(status)}</strong> as stated by{' '}
        <SaidBy statement={statement} />
      </p>
      {summary === null ? null : <p>{summary}</p>}
      <Facts
        facts={[
          ['Who takes part', participants.map(({ name, country }) => withCountry(name, country)).join(', ')],
          ['Date', scheduledFor === null ? 'None is named' : <Time at={scheduledFor} />],
          ['Where', place === null ? null : placeInWords(place)],
        ]}
      />
    </>
  );
}

function History({ event: { history } }: { readonly event: DiplomaticEvent }) {
  return (
    <section aria-labelledby="history">
      <h2 id="history">What was said of it</h2>
      <ol>
        {history.map((entry) => (
          <li key={entry.revision}>
            <strong>{diplomaticStatusInWords(entry.status)}</strong>
            {entry.scheduledFor === null ? null : (
              <>
                {' '}
                (date: <Time at={entry.scheduledFor} />)
              </>
            )}
            , stated by <SaidBy statement={entry.statement} />
            <Quote statement={entry.statement} />
            {[entry.reason, entry.summary].map((words) =>
              words === null ? null : <p key={words}>{words}</p>,
            )}
            <p class="hint">
              Recorded <Time at={entry.recordedAt} /> by {entry.actor}. {entry.note}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
