import { useAddress } from '../../address/address.js';
import { isPresent } from '../../address/moment.js';
import type { Correction } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { useTellMoments } from '../../moment-bar/known-moments.js';
import { Link, SourceLink, SubjectLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { useQuantityTitle } from '../../parts/quantity-title.js';
import { StatementLinks, Via } from '../../parts/statement.js';
import { Time } from '../../parts/time.js';
import { capital, causeInWords, countPath, quantityInWords } from '../../wording/codes.js';
import { endOf, periodInWords } from '../../wording/time.js';
import { Decision } from './decision.js';
import { Difference } from './difference.js';
import { correctionStatusInWords } from './status.js';
import './corrections.css';

const TITLE = {
  before: 'A correction',
  lead: 'Correction: ',
  link: ', ',
};

/** A proposal: what would change, why, on whose word, and what was decided. */
export default function CorrectionPage() {
  const { path, moment } = useAddress();
  const id = path.split('/')[2] ?? '';
  const correction = useAnswer<Correction>(`/corrections/${id}`, { ...moment });
  const found = correction.answer;
  useTellMoments(found && momentsOf(found));
  return (
    <PageFrame
      title={useQuantityTitle(correction, TITLE)}
      kind={<Link to="/corrections">Corrections that wait for a decision</Link>}
    >
      <WhenLoaded loaded={correction}>
        {(shown) => (
          <>
            <p>
              <strong>{correctionStatusInWords(shown.status)}.</strong> It is about the figure “
              <Link to={countPath(shown.family, shown.countId)}>{quantityInWords(shown)}</Link>” of{' '}
              <SubjectLink subject={shown.subject} />
              {shown.period === null ? '' : `, ${periodInWords(shown.period)}`}.
            </p>
            <Difference correction={shown} />
            <Proposed correction={shown} />
            {shown.status === 'open' ? null : <Decided correction={shown} />}
            {shown.status === 'open' && isPresent(moment) ? (
              <Decision key={id} correction={shown} reload={correction.reload} />
            ) : null}
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function momentsOf({ statement, proposedAt, decidedAt }: Correction) {
  return {
    stated: [endOf(statement.statedAt)],
    recorded: [proposedAt, decidedAt].flatMap((at) => (at === null ? [] : [Date.parse(at)])),
  };
}

function Proposed({ correction }: { readonly correction: Correction }) {
  const { cause, reason, proposer, proposedAt, statement, note, noticeId } = correction;
  const { label, meaning } = causeInWords(cause);
  return (
    <section aria-labelledby="proposed">
      <h2 id="proposed">Why, and on whose word</h2>
      <dl class="facts">
        <dt>Cause</dt>
        <dd>
          {label}: {meaning}
        </dd>
        <dt>Reason</dt>
        <dd>{reason}</dd>
        <dt>Source</dt>
        <dd>
          <SourceLink id={statement.sourceId} />
          <Via statement={statement} />, <Time at={statement.statedAt} />{' '}
          <StatementLinks statement={statement} />
        </dd>
        {statement.quote === null ? null : (
          <>
            <dt>In its words</dt>
            <dd>“{statement.quote}”</dd>
          </>
        )}
        <dt>Proposed by</dt>
        <dd>
          {proposer}, <Time at={proposedAt} />
        </dd>
        {note === null ? null : (
          <>
            <dt>Note</dt>
            <dd>{note}</dd>
          </>
        )}
      </dl>
      {noticeId === null ? null : (
        <p>
          <Link to={`/notices/${noticeId}`}>The notice that it is part of</Link>
        </p>
      )}
    </section>
  );
}

function Decided({ correction }: { readonly correction: Correction }) {
  const { status, decidedBy, decidedAt, decisionReason, decisionRevision, family, countId } = correction;
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">What was decided</h2>
      <dl class="facts">
        <dt>{capital(status)} by</dt>
        <dd>
          {decidedBy}
          {decidedAt === null ? null : (
            <>
              , <Time at={decidedAt} />
            </>
          )}
        </dd>
        <dt>Reason</dt>
        <dd>{decisionReason}</dd>
        {status === 'accepted' && correction.figureMoved ? (
          <>
            <dt>Note</dt>
            <dd>The figure had moved since the proposal; it was accepted all the same.</dd>
          </>
        ) : null}
      </dl>
      {decisionRevision === null ? null : (
        <p>
          <Link to={`${countPath(family, countId)}/revisions/${decisionRevision}`}>
            The entry in the figure’s history
          </Link>
        </p>
      )}
    </section>
  );
}
